package io.flashsale.console.rehearsal;

import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.store.Office;
import io.flashsale.console.view.Views;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page of the rehearsal. */
public final class RehearsalPage implements Page {
  private static final Duration PROGRESS_EVERY = Duration.ofMillis(200);
  private static final Duration PRODUCTS_EVERY = Duration.ofSeconds(2);

  private final RehearsalViewModel viewModel;
  private final RehearsalController controller;
  private final Live live;

  public RehearsalPage(Office office, PageTools tools) {
    viewModel =
        new RehearsalViewModel(
            office.rehearsal(), tools.work(), office.choice(), tools.memory(), System::nanoTime);
    controller = new RehearsalController(viewModel, tools.formats(), tools.theme());
    live = new Live(tools.changes(), tools.pulse());
    // In sight or not: its phases and curves have no gaps.
    var _ =
        tools
            .pulse()
            .poll(viewModel::readProgress, PROGRESS_EVERY, viewModel::goesOn, viewModel::accept);
    live.read(viewModel::readModels, PRODUCTS_EVERY, viewModel::acceptModels);
  }

  @Override
  public PageName name() {
    return new PageName("rehearsal", "_Rehearsal", Feather.PLAY_CIRCLE);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "rehearsal.fxml");
  }

  @Override
  public void shown() {
    live.shown();
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
        new Shortcut("Shortcut+Enter", "Start the rehearsal", viewModel::start),
        new Shortcut("Shortcut+Period", "Break it off", viewModel::cancel),
        new Shortcut("Shortcut+S", "Save the report", viewModel::saveJson));
  }
}
