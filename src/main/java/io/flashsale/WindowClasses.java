package io.flashsale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The classes of libraries that a start with a window needs beyond one without.
 *
 * <p>The build trains where no window can be opened. Read from the jar one by one these classes,
 * some 2,300, took half a second of the first frame's way; once loaded in the training they come
 * out of its cache. The list was seen in a start with a window: {@code
 * src/build/window-classes.sh}.
 */
final class WindowClasses {
  private static final String LIST = "/window-classes.txt";

  private WindowClasses() {}

  /**
   * Loads them, without running their initialisers.
   *
   * @return how many were loaded: a class that a library no longer has is passed over
   */
  static int load() throws IOException {
    try (InputStream list = WindowClasses.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IOException("The program carries no list of the window's classes");
      }
      return (int)
          new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
              .lines()
              .filter(WindowClasses::load)
              .count();
    }
  }

  private static boolean load(String name) {
    try {
      Class.forName(name, false, WindowClasses.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
