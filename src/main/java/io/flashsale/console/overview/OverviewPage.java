package io.flashsale.console.overview;

import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.view.Views;
import io.flashsale.feed.Change;
import java.time.Duration;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page that tells how the sale goes. */
public final class OverviewPage implements Page {
  /**
   * What is refused is told by no change, and the light says how many seconds ago it was looked.
   */
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** More tables a second than this nobody reads. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final OverviewViewModel figures;
  private final OverviewController controller;
  private final Live live;

  public OverviewPage(ConsoleStore store, PageTools tools) {
    figures = new OverviewViewModel(tools.formats());
    BooksViewModel books = new BooksViewModel();
    controller = new OverviewController(figures, books, tools.theme(), tools.memory());
    live = new Live(tools.changes(), tools.pulse());
    FiguresSource source = new FiguresSource(store.metrics(), store.chart(), figures::question);
    live.read(source::read, BEAT, figures::accept);
    live.read(store.books(), BEAT, books::accept);
    live.hear(PAUSE, OverviewPage::counts);
    figures.askAgain(live::refresh);
  }

  private static boolean counts(Change change) {
    return change instanceof Change.ProductChanged
        || change instanceof Change.BooksViolated
        || change instanceof Change.BooksAgree;
  }

  /** What the page shows. */
  OverviewViewModel figures() {
    return figures;
  }

  @Override
  public PageName name() {
    return new PageName("overview", "_Overview", Feather.ACTIVITY);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "overview.fxml");
  }

  @Override
  public void find() {
    controller.find();
  }

  @Override
  public void shown() {
    live.shown();
  }

  @Override
  public void hidden() {
    live.hidden();
  }
}
