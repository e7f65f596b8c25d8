package io.flashsale.console;

import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/** The key combinations that work anywhere in the window. */
final class Shortcuts {
  private static final int MOST_PAGES = 9;

  private final Scene scene;

  Shortcuts(Scene scene) {
    this.scene = scene;
  }

  private Shortcuts on(String combination, Runnable action) {
    scene.getAccelerators().put(KeyCombination.valueOf(combination), action);
    return this;
  }

  Shortcuts onClose(Runnable action) {
    return on("Shortcut+Q", action);
  }

  Shortcuts onFlipTheme(Runnable action) {
    return on("Shortcut+T", action);
  }

  Shortcuts onFind(Runnable action) {
    return on("Shortcut+F", action);
  }

  /** The digits from 1 on open the pages, which are counted from 0. */
  Shortcuts onPage(IntConsumer action) {
    for (int page = 0; page < MOST_PAGES; page++) {
      int place = page;
      on("Shortcut+" + (page + 1), () -> action.accept(place));
    }
    return this;
  }
}
