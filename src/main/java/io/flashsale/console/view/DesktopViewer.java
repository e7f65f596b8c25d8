package io.flashsale.console.view;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Asks the desktop to open a file, by the command that each system has for it. */
record DesktopViewer(String system) implements Viewer {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Override
  public void show(Path file) throws IOException {
    Process asked =
        new ProcessBuilder(command(file))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      // Who finds no program for the file says so soon; who shows it may stay as long as it likes.
      if (asked.waitFor(PATIENCE) && asked.exitValue() != 0) {
        throw new IOException("no program opens " + file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<String> command(Path file) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", file.toString());
    }
    return List.of(name.contains("mac") ? "open" : "xdg-open", file.toString());
  }
}
