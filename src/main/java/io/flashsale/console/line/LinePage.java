package io.flashsale.console.line;

import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.store.Office;
import io.flashsale.console.view.Views;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page of the line and the draw. */
public final class LinePage implements Page {
  private static final Duration BEAT = Duration.ofSeconds(2);

  /** Fairness is told from some thousand events, so it is not told more often. */
  private static final Duration PAUSE = Duration.ofMillis(900);

  private final LineViewModel viewModel;
  private final LineController controller;
  private final Live live;

  public LinePage(Office office, PageTools tools) {
    viewModel = new LineViewModel(office.line(), tools.work(), office.choice(), tools.formats());
    controller = new LineController(viewModel, tools.clipboard());
    live = new Live(tools.changes(), tools.pulse());
    live.read(viewModel::read, BEAT, viewModel::accept);
    live.hear(
        PAUSE,
        change -> change instanceof Change.ProductChanged || change instanceof Change.LineMoved);
    viewModel.chosenProperty().subscribe(chosen -> live.refresh());
  }

  /** What the page shows. */
  LineViewModel viewModel() {
    return viewModel;
  }

  @Override
  public PageName name() {
    return new PageName("line", "_Line and draw", Feather.USERS);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "line.fxml");
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
    return List.of(new Shortcut("Shortcut+S", "Save the draw's data", viewModel::saveDraw));
  }
}
