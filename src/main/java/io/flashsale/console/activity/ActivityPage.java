package io.flashsale.console.activity;

import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.view.Views;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page on which one watches what happens. */
public final class ActivityPage implements Page {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ActivityViewModel viewModel;
  private final ActivityController controller;
  private final Live live;

  /**
   * @param openOrder shows an order on the page of orders
   */
  public ActivityPage(ActivityDesk desk, PageTools tools, Consumer<UUID> openOrder) {
    viewModel = new ActivityViewModel(desk, tools.work(), tools.formats());
    controller = new ActivityController(viewModel, tools.memory(), openOrder);
    live = new Live(tools.changes(), tools.pulse());
    live.hear(PAUSE, change -> change instanceof Change.ProductChanged, viewModel::hear);
  }

  @Override
  public PageName name() {
    return new PageName("activity", "_Activity", Feather.LIST);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "activity.fxml");
  }

  @Override
  public void shown() {
    live.shown();
    viewModel.catchUp();
  }

  @Override
  public void hidden() {
    live.hidden();
  }

  @Override
  public void find() {
    controller.find();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Shortcut+P", "Pause, or go on", controller::flipPause),
        new Shortcut("Shortcut+O", "Open the event's order", controller::openOrder));
  }
}
