package io.flashsale.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server's log says last. */
final class Log {

  private Log() {}

  /** The last line that tells of a failure, else the last line; never empty. */
  static String lastLine(Path log) {
    try {
      List<String> lines =
          Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
              .filter(line -> !line.isBlank())
              .toList();
      return lines.reversed().stream()
          .filter(line -> line.contains("FATAL") || line.contains("error"))
          .findFirst()
          .map(line -> line.substring(Math.max(0, line.indexOf("FATAL"))))
          .or(() -> lines.reversed().stream().findFirst())
          .orElse("it said nothing");
    } catch (IOException e) {
      return "its log " + log + " could not be read";
    }
  }
}
