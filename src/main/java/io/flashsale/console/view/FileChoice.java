package io.flashsale.console.view;

import java.nio.file.Path;
import java.util.Optional;

/** Asks where a file is to be saved, or which one is to be opened. Used on the FX thread. */
public interface FileChoice {

  /**
   * A kind of file.
   *
   * @param description for people, such as "Table (CSV)"
   * @param extension without the dot
   */
  record Kind(String description, String extension) {}

  /** Where to save; empty when nothing was chosen. */
  Optional<Path> save(String suggestedName, Kind kind);

  /** What to open; empty when nothing was chosen. */
  Optional<Path> open(Kind kind);

  /** The choosers of the desktop, over the window that has the focus. */
  static FileChoice ofDesktop() {
    return new DesktopFileChoice();
  }
}
