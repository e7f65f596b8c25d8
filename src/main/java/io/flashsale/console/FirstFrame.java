package io.flashsale.console;

import javafx.animation.AnimationTimer;

/** The moment at which a window has been drawn for the first time. */
final class FirstFrame {
  /** A pulse is told before it is drawn, so the second comes when the first is on the screen. */
  private static final int PULSES = 2;

  private FirstFrame() {}

  /** Runs something on the FX thread, once, when the windows shown by now have been drawn. */
  static void then(Runnable action) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == PULSES) {
          stop();
          action.run();
        }
      }
    }.start();
  }
}
