package io.flashsale.console.work;

import io.flashsale.persistence.Database;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a failure means to somebody at the desk. */
public final class Failures {
  private Failures() {}

  /** A sentence that says what went wrong and what to do about it. */
  public static String sentence(Throwable failure) {
    if (Database.isAway(failure)) {
      return "The database does not answer. Look at the Server page, and try again when it does.";
    }
    if (failure instanceof StartFailure expected) {
      return expected.sentence();
    }
    if (failure instanceof IOException) {
      return "The file could not be saved or read (%s). Choose another place, or make room there."
          .formatted(ofFile(failure));
    }
    return "This did not work for a reason of the store's own: %s. Try again; the log has the details."
        .formatted(reason(failure));
  }

  private static String ofFile(Throwable failure) {
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be written or read";
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    return reason(failure);
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
