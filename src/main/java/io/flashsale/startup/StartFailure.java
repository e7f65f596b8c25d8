package io.flashsale.startup;

import org.jspecify.annotations.Nullable;

/**
 * A start that cannot go on for a reason that the operator can do something about.
 *
 * <p>The message is the one sentence that the operator reads, in the window and on stderr: it says
 * what is wrong and what to do. The cause, where there is one, goes to the log only.
 */
public final class StartFailure extends Exception {

  public StartFailure(String sentence) {
    super(sentence);
  }

  public StartFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence for the operator; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
