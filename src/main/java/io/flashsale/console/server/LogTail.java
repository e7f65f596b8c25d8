package io.flashsale.console.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of the log's file, however long that is. */
final class LogTail {

  /** How much of the end is read. */
  private static final int BYTES = 256 << 10;

  private final Path file;

  LogTail(Path file) {
    this.file = file;
  }

  /** The last lines, oldest first; none when there is no log yet. */
  List<String> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - BYTES);
      log.seek(from);
      byte[] end = new byte[(int) (log.length() - from)];
      log.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      // The first line may have lost its beginning.
      return from > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
