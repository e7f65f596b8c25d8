package io.flashsale.bench;

import org.jspecify.annotations.Nullable;

/** A figure that could not be measured; the message is the sentence that stands in its row. */
final class Unmeasured extends Exception {

  Unmeasured(String sentence) {
    super(sentence);
  }

  Unmeasured(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence; never null. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
