package io.flashsale.embedded;

import java.io.IOException;

/** The wait between two looks at a process that tells nobody when it is ready. */
final class Pause {

  private Pause() {}

  static void millis(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
