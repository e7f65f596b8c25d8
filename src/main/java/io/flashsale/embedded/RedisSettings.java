package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The settings file of one home's Redis, private since the password is in it. */
final class RedisSettings {

  private static final String PORT = "port ";

  private final Path folder;
  private final Path file;

  RedisSettings(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("redis.conf");
  }

  Path file() {
    return file;
  }

  /** The port of the last start; empty when there was none. */
  OptionalInt port() throws IOException {
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(PORT))
        .mapToInt(line -> Integer.parseInt(line.substring(PORT.length())))
        .findFirst();
  }

  void write(int port, String password, boolean daemon) throws IOException {
    PrivateFiles.write(
        file,
        """
        bind 127.0.0.1
        %s%d
        requirepass %s
        dir %s
        logfile %s
        daemonize %s
        appendonly yes
        appendfsync everysec
        save ""
        """
            .formatted(
                PORT,
                port,
                password,
                quoted(folder),
                quoted(folder.resolve("redis.log")),
                daemon ? "yes" : "no"));
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
