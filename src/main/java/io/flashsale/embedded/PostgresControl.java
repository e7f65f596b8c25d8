package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts and stops the PostgreSQL server of one data folder by pg_ctl. */
final class PostgresControl {

  /** As long as a recovery after a power cut may take on a slow disk. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration STOP = Duration.ofMinutes(1);

  private static final long LOG_LIMIT_BYTES = 10L << 20;

  /** Durable whatever else is set, and small: a store's box has two cores and other work to do. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=100",
          "shared_buffers=128MB",
          "max_wal_size=2GB",
          "checkpoint_timeout=15min",
          "jit=off");

  private final ServerAccount account;
  private final PostgresPrograms programs;
  private final Path data;

  PostgresControl(ServerAccount account, PostgresPrograms programs, Path data) {
    this.account = account;
    this.programs = programs;
    this.data = data;
  }

  Path log() {
    return data.resolve("postgres.log");
  }

  /** Starts the server on this port; false when it does not come up. */
  boolean start(int port) throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES) {
      Files.move(log(), data.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return pgCtl(START, "-l", log().toString(), "-o", options(port), "start");
  }

  /** Ends the server without waiting for its clients; false when it does not end. */
  boolean stop() throws IOException {
    // What "immediate" leaves undone, the next start makes good from the log.
    return pgCtl(STOP, "-m", "fast", "stop") || pgCtl(STOP, "-m", "immediate", "stop");
  }

  private boolean pgCtl(Duration limit, String... words) throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(
        List.of(
            programs.path("pg_ctl"),
            "-D",
            data.toString(),
            "-w",
            "-t",
            String.valueOf(limit.toSeconds())));
    all.addAll(List.of(words));
    return account.program(log(), all).run(limit.plusSeconds(10)) == 0;
  }

  private static String options(int port) {
    return "-p " + port + " -c " + String.join(" -c ", SETTINGS);
  }
}
