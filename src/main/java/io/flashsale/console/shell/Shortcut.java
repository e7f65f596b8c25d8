package io.flashsale.console.shell;

import javafx.scene.input.KeyCombination;

/**
 * A key combination and what it does.
 *
 * @param combination as JavaFX writes it, such as {@code Shortcut+N}
 * @param does what it does, in some words
 */
public record Shortcut(String combination, String does, Runnable action) {

  /** The combination as JavaFX takes it. */
  public KeyCombination keys() {
    return KeyCombination.valueOf(combination);
  }

  /** The combination as it stands on this desktop's keyboard, such as {@code Ctrl+N}. */
  public String shown() {
    return keys().getDisplayText();
  }
}
