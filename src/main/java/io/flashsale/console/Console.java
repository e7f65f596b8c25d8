package io.flashsale.console;

import io.flashsale.console.memory.Memory;
import io.flashsale.console.view.TextClipboard;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop console, on a display that is open. */
public final class Console {
  private static final Logger log = LoggerFactory.getLogger(Console.class);

  private Console() {}

  /**
   * Opens the window, starts the store behind it, and waits until both are closed.
   *
   * <p>{@link Display#open} comes first. Call it on any thread but the FX thread, once.
   *
   * @param memory what is remembered of the last window; closed with this one
   * @return the exit code for the process: not 0 when the start failed
   */
  public static int run(ConsoleStart start, Memory memory) {
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler((thread, e) -> log.error("The console failed", e));
          try {
            new ConsoleWindow(new Stage(), start, TextClipboard.ofDesktop(), memory, exit::complete)
                .open();
          } catch (RuntimeException | Error e) {
            exit.completeExceptionally(e);
          }
        });
    try {
      return exit.join();
    } finally {
      Platform.exit();
    }
  }
}
