package io.flashsale.console.work;

import io.flashsale.persistence.Database;

/** What a failure means to somebody at the desk. */
public final class Failures {
  private Failures() {}

  /** A sentence that says what went wrong and what to do about it. */
  public static String sentence(Throwable failure) {
    if (Database.isAway(failure)) {
      return "The database does not answer. Look at the Server page, and try again when it does.";
    }
    return "This did not work for a reason of the store's own: %s. Try again; the log has the details."
        .formatted(reason(failure));
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    String first =
        message == null || message.isBlank()
            ? failure.getClass().getSimpleName()
            : message.lines().findFirst().orElse(message);
    return first.replaceAll("\\.$", "");
  }
}
