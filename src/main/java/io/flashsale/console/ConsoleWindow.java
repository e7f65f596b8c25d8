package io.flashsale.console;

import io.flashsale.console.memory.Memory;
import io.flashsale.console.shell.ShellController;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.start.FailureController;
import io.flashsale.console.start.FailureViewModel;
import io.flashsale.console.start.ProgressController;
import io.flashsale.console.start.ProgressViewModel;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.theme.Appearance;
import io.flashsale.console.theme.Theme;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.TextClipboard;
import io.flashsale.console.view.Views;
import io.flashsale.startup.StartFailure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one window: it shows the start, then the console or why there is none, then the closing.
 *
 * <p>Everything here runs on the FX thread; the store's start and end run on their own.
 */
final class ConsoleWindow {
  private static final Logger log = LoggerFactory.getLogger(ConsoleWindow.class);
  private static final String UNEXPECTED =
      "FlashSale met an error that it did not expect; the log has the details.";

  private final Stage stage;
  private final StoreLife life;
  private final TextClipboard clipboard;
  private final IntConsumer ended;
  private final Memory memory;
  private final ThemeViewModel themeViewModel = new ThemeViewModel();
  private final List<Shortcut> everywhere =
      List.of(
          new Shortcut("F1", "Show these keys", () -> onShell(ShellController::flipSheet)),
          new Shortcut("Shortcut+F", "Find on this page", () -> onShell(ShellController::find)),
          new Shortcut("Shortcut+T", "Light or dark", themeViewModel::flip),
          new Shortcut("Shortcut+Q", "Close the store", this::close));
  private final ProgressViewModel starting = ProgressViewModel.starting();
  private @Nullable StoreConsole console;
  private boolean closing;
  private int exitCode;

  /**
   * A window that is not shown yet.
   *
   * @param memory what is remembered of the last window
   * @param ended hears the exit code when the store is closed and the window gone
   */
  ConsoleWindow(
      Stage stage, ConsoleStart start, TextClipboard clipboard, Memory memory, IntConsumer ended) {
    this.stage = stage;
    this.memory = memory;
    this.life = new StoreLife(start, Platform::runLater);
    this.clipboard = clipboard;
    this.ended = ended;
  }

  /** Shows the window, and begins the store's start once it is drawn. */
  void open() {
    Scene scene = new Scene(progress(starting));
    new Theme(themeViewModel).dress(scene);
    Shortcuts.install(scene, everywhere);
    Shortcuts.installPages(scene, place -> onShell(shell -> shell.open(place)));
    memory.keep("appearance", themeViewModel.appearanceProperty(), Appearance.class);
    WindowFrame.prepare(stage, scene, memory);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          close();
        });
    stage.show();
    // The start takes every core there is; begun at once it made the first frame wait for it.
    FirstFrame.then(() -> life.begin(starting::step, this::showStarted));
  }

  private void showStarted(@Nullable ConsoleStore store, @Nullable Throwable failure) {
    if (closing) {
      return;
    }
    if (store == null) {
      fail(failure);
      return;
    }
    try {
      console = new StoreConsole(store, themeViewModel, clipboard, memory, everywhere);
      show(console.root());
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private static Parent progress(ProgressViewModel viewModel) {
    return Views.load(new ProgressController(viewModel), "progress.fxml");
  }

  private void show(Parent root) {
    stage.getScene().setRoot(root);
  }

  private void fail(@Nullable Throwable failure) {
    exitCode = 1;
    FailureViewModel viewModel = new FailureViewModel(sentence(failure), clipboard, this::close);
    show(Views.load(new FailureController(viewModel), "failure.fxml"));
  }

  private static String sentence(@Nullable Throwable failure) {
    if (failure instanceof StartFailure expected) {
      log.info("The start failed: {}", expected.sentence(), expected.getCause());
      return expected.sentence();
    }
    log.error("The start failed unexpectedly", failure);
    return UNEXPECTED;
  }

  private void onShell(Consumer<ShellController> action) {
    StoreConsole shown = console;
    if (shown != null && !closing) {
      action.accept(shown.shell());
    }
  }

  private void close() {
    if (closing) {
      return;
    }
    closing = true;
    if (console != null) {
      console.close();
    }
    show(progress(ProgressViewModel.closing()));
    life.end(this::end);
  }

  private void end(@Nullable Throwable failure) {
    if (failure != null) {
      log.error("The store did not close cleanly", failure);
      exitCode = 1;
    }
    stage.hide();
    memory.close();
    ended.accept(exitCode);
  }
}
