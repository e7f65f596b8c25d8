package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** The words for what went wrong with a file, short enough for a sentence. */
final class Reason {

  private Reason() {}

  static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    if (e instanceof FileSystemException f) {
      return e.getClass().getSimpleName().replace("Exception", "") + " " + f.getFile();
    }
    return String.valueOf(e.getMessage());
  }
}
