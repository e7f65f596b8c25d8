package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What postmaster.pid says of the server that wrote it.
 *
 * @param pid its process, perhaps long gone
 * @param start when it started, to the second
 * @param port where it listens
 * @param status such as "starting", "ready" or "stopping"; empty before it is written
 */
record PostmasterFile(long pid, Instant start, int port, String status) {

  private static final String NAME = "postmaster.pid";

  /** Above every pid that a system gives. */
  private static final String NO_PID = "2147483646";

  /** Reads the file; empty when there is none or it is not written as far as the port. */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      return parse(Files.readAllLines(data.resolve(NAME)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Optional<PostmasterFile> parse(List<String> lines) {
    if (lines.size() < 4) {
      return Optional.empty();
    }
    try {
      // A single-user server has a negative pid.
      return Optional.of(
          new PostmasterFile(
              Math.abs(Long.parseLong(lines.get(0).strip())),
              Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
              Integer.parseInt(lines.get(3).strip()),
              lines.size() < 8 ? "" : lines.get(7).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return status.equals("ready");
  }

  /**
   * Makes the file name nobody's pid, so that PostgreSQL does not take a stranger for the server.
   *
   * <p>The rest stays: by the shared memory named in it PostgreSQL finds out whether orphans of the
   * old server still write to the data. For that it must never be deleted.
   */
  static void disown(Path data) throws IOException {
    Path file = data.resolve(NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, NO_PID);
    // In place: the file has to keep its owner.
    Files.writeString(
        file,
        String.join("\n", lines) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
