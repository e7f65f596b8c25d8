package io.flashsale.console;

import io.flashsale.console.shell.Shortcut;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/** The key combinations that work anywhere in the window. */
final class Shortcuts {
  private static final int MOST_PAGES = 9;

  private Shortcuts() {}

  /** Puts the keys on the window. */
  static void install(Scene scene, List<Shortcut> shortcuts) {
    shortcuts.forEach(shortcut -> scene.getAccelerators().put(shortcut.keys(), shortcut.action()));
  }

  /** Has the digits from 1 on open the pages, which are counted from 0. */
  static void installPages(Scene scene, IntConsumer open) {
    for (int page = 0; page < MOST_PAGES; page++) {
      int place = page;
      KeyCombination keys = KeyCombination.valueOf("Shortcut+" + (page + 1));
      scene.getAccelerators().put(keys, () -> open.accept(place));
    }
  }
}
