package io.flashsale.console;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import javafx.application.Platform;

/** The screen that a window could be opened on. */
public final class Display {
  /** Held here, because a logger that nobody holds loses its filter. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Display() {}

  /**
   * Starts the window toolkit, for this process and once.
   *
   * @return why no window can be opened, in one sentence, or empty when one can
   */
  public static Optional<String> open() {
    JAVAFX.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
    // The chart draws with AWT's shapes and fonts only; AWT's own windows would open a second
    // toolkit.
    System.setProperty("java.awt.headless", "true");
    Optional<String> missing = missingOnThisSystem();
    if (missing.isPresent()) {
      return missing;
    }
    if (onLinuxWindows()) {
      SoftwareDrawing.chooseWhereNoGraphicsDevice(Path.of("/dev/dri"));
    }
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.of(
          "No window can be opened: the display %s does not answer."
              .formatted(System.getenv("DISPLAY")));
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(
          "No window can be opened: a library that windows need cannot be loaded (%s)."
              .formatted(firstLine(e)));
    }
  }

  private static Optional<String> missingOnThisSystem() {
    return onLinuxWindows()
        ? new LinuxDisplay(System.getenv(), LinuxDisplay::loads).missing()
        : Optional.empty();
  }

  /** Whether windows would be opened by GTK on Linux, and not by a toolkit without a screen. */
  private static boolean onLinuxWindows() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    boolean otherToolkit = System.getProperty("glass.platform") != null;
    return linux && !otherToolkit;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
  }
}
