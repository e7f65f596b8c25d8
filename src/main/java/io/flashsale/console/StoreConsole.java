package io.flashsale.console;

import io.flashsale.console.health.Answers;
import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.live.Pulse;
import io.flashsale.console.overview.BooksViewModel;
import io.flashsale.console.overview.OverviewController;
import io.flashsale.console.overview.OverviewViewModel;
import io.flashsale.console.server.ServerController;
import io.flashsale.console.server.ServerViewModel;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.ShellController;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.TextClipboard;
import io.flashsale.console.view.Views;
import java.time.Duration;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The console of a store that runs: builds its pages and keeps them up to date until closed. */
final class StoreConsole implements AutoCloseable {
  private static final Duration FIGURES_EVERY = Duration.ofMillis(500);
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(1);

  private final Pulse pulse = new Pulse(Platform::runLater);
  private final OverviewController overview;
  private final ShellController shell;
  private final Parent root;

  StoreConsole(ConsoleStore store, ThemeViewModel theme, TextClipboard clipboard) {
    HealthViewModel health = new HealthViewModel();
    OverviewViewModel figures = new OverviewViewModel(Formats.ofDesktop(store.info().currency()));
    BooksViewModel books = new BooksViewModel();
    overview = new OverviewController(figures, books, theme);
    Page overviewPage =
        new Page("_Overview", Feather.ACTIVITY, () -> Views.load(overview, "overview.fxml"));
    ServerController server =
        new ServerController(new ServerViewModel(store.info(), clipboard), health);
    Page serverPage = new Page("_Server", Feather.SERVER, () -> Views.load(server, "server.fxml"));
    shell = new ShellController(List.of(overviewPage, serverPage), health, theme);
    root = Views.load(shell, "shell.fxml");
    pulse.poll(store.metrics(), FIGURES_EVERY, figures::accept);
    pulse.poll(() -> Answers.ask(store), HEALTH_EVERY, health::accept);
    pulse.poll(store.books(), HEALTH_EVERY, books::accept);
  }

  Parent root() {
    return root;
  }

  /** Opens the page at a place in the navigation, counted from 0. */
  void openPage(int place) {
    shell.open(place);
  }

  /** Opens the overview with the cursor in its search field. */
  void find() {
    shell.open(0);
    overview.find();
  }

  @Override
  public void close() {
    pulse.close();
  }
}
