package io.flashsale.console.view;

import java.io.IOException;
import java.nio.file.Path;

/** Shows a file by the program that this desktop has for its kind. */
public interface Viewer {

  /**
   * Shows the file and returns at once; off the FX thread.
   *
   * @throws IOException when there is no such program
   */
  void show(Path file) throws IOException;

  /** The viewer of this desktop. */
  static Viewer ofDesktop() {
    return new DesktopViewer(System.getProperty("os.name", ""));
  }
}
