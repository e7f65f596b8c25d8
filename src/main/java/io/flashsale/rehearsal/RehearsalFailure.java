package io.flashsale.rehearsal;

import org.jspecify.annotations.Nullable;

/** A rehearsal that cannot be held; the message is the one sentence that says why. */
public final class RehearsalFailure extends Exception {

  RehearsalFailure(String sentence) {
    super(sentence);
  }

  RehearsalFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
