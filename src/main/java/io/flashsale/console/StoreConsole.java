package io.flashsale.console;

import io.flashsale.console.health.Answers;
import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.live.Changes;
import io.flashsale.console.live.Pulse;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.ShellController;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.TextClipboard;
import io.flashsale.console.view.Views;
import io.flashsale.console.work.Work;
import java.time.Duration;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;

/** The console of a store that runs: builds its pages and keeps them up to date until closed. */
final class StoreConsole implements AutoCloseable {
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(1);

  private final Pulse pulse = new Pulse(Platform::runLater);
  private final Work work = new Work(Platform::runLater);
  private final Changes changes;
  private final ShellController shell;
  private final Parent root;

  /**
   * @param everywhere the keys that the window knows, to be listed
   */
  StoreConsole(
      ConsoleStore store,
      ThemeViewModel theme,
      TextClipboard clipboard,
      Memory memory,
      List<Shortcut> everywhere) {
    changes = new Changes(store.feed(), Platform::runLater);
    Formats formats = Formats.ofDesktop(store.info().currency());
    PageTools tools = new PageTools(formats, clipboard, theme, work, changes, pulse, memory);
    HealthViewModel health = new HealthViewModel();
    shell =
        new ShellController(
            ConsolePages.of(store, health, tools, this::open), health, theme, memory, everywhere);
    root = Views.load(shell, "shell.fxml");
    pulse.poll(() -> Answers.ask(store), HEALTH_EVERY, health::accept);
  }

  private void open(String page) {
    shell.open(page);
  }

  Parent root() {
    return root;
  }

  /** The frame with its pages. */
  ShellController shell() {
    return shell;
  }

  @Override
  public void close() {
    shell.close();
    pulse.close();
    changes.close();
    work.close();
  }
}
