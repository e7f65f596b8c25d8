package io.flashsale.console.overview;

import io.flashsale.console.overview.OverviewViewModel.ChartAnswer;
import io.flashsale.console.overview.OverviewViewModel.ChartQuestion;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.view.Views;
import java.time.Duration;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page that tells how the sale goes. */
public final class OverviewPage implements Page {
  private static final Duration FIGURES_EVERY = Duration.ofMillis(500);
  private static final Duration BOOKS_EVERY = Duration.ofSeconds(1);

  private final OverviewController controller;

  /** The page; it reads from now on, so that its curves have no gaps. */
  public OverviewPage(ConsoleStore store, PageTools tools) {
    OverviewViewModel figures = new OverviewViewModel(tools.formats());
    BooksViewModel books = new BooksViewModel();
    controller = new OverviewController(figures, books, tools.theme(), tools.memory());
    tools.pulse().poll(store.metrics(), FIGURES_EVERY, figures::accept);
    tools
        .pulse()
        .poll(
            () -> {
              ChartQuestion question = figures.question();
              return new ChartAnswer(
                  question, store.chart().read(question.span().span(), question.productId()));
            },
            FIGURES_EVERY,
            figures::acceptChart);
    tools.pulse().poll(store.books(), BOOKS_EVERY, books::accept);
  }

  @Override
  public String key() {
    return "overview";
  }

  @Override
  public String title() {
    return "_Overview";
  }

  @Override
  public Feather icon() {
    return Feather.ACTIVITY;
  }

  @Override
  public Parent view() {
    return Views.load(controller, "overview.fxml");
  }

  @Override
  public void find() {
    controller.find();
  }
}
