package io.flashsale.console.message;

import org.jspecify.annotations.Nullable;

/**
 * One sentence to whoever sits at the desk.
 *
 * @param action what can be done about it, such as taking it back; null where there is nothing
 */
public record Message(Kind kind, String sentence, @Nullable Action action) {

  /** How the sentence is meant. */
  public enum Kind {
    /** Something was done. */
    DONE,
    /** Something to know. */
    NOTE,
    /** Something did not work. */
    ERROR
  }

  /**
   * What a button beside the sentence does.
   *
   * @param text the button's, with an underscore before the letter that presses it
   */
  public record Action(String text, Runnable run) {}
}
