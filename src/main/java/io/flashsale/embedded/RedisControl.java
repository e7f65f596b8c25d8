package io.flashsale.embedded;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, finds again and ends the Redis of one folder. */
final class RedisControl {

  private static final Logger log = LoggerFactory.getLogger(RedisControl.class);

  /** As long as reading a large append-only file may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int SHUTDOWN_MILLIS = 10_000;
  private static final int POLL_MILLIS = 5;

  private final ServerAccount account;
  private final RedisPrograms programs;
  private final RedisSettings settings;
  private final Path folder;
  private final String password;

  RedisControl(ServerAccount account, RedisPrograms programs, Path folder, String password) {
    this.account = account;
    this.programs = programs;
    this.settings = new RedisSettings(folder);
    this.folder = folder;
    this.password = password;
  }

  Path log() {
    return folder.resolve("redis.log");
  }

  /** The server that an earlier process left behind; null when one has to be started. */
  @Nullable RedisServer takeOver() throws IOException {
    OptionalInt port = settings.port();
    if (port.isEmpty() || Loopback.isFree(port.getAsInt())) {
      return null;
    }
    Answer answer = ask(port.getAsInt());
    if (answer.server() == null || programs.version().equals(answer.version())) {
      return answer.server();
    }
    log.info("Ending the Redis {} that was left behind", answer.version());
    shutdown(port.getAsInt());
    return null;
  }

  /** Starts a server on this port; null when it does not come up there. */
  @Nullable RedisServer start(int port) throws IOException {
    boolean daemon = !isWindows();
    settings.write(port, password, daemon);
    account.give(folder);
    List<String> words = List.of(programs.server().toString(), settings.file().toString());
    if (daemon) {
      int exit = account.program(log(), words).run(PATIENCE);
      if (exit != 0) {
        throw new IOException(Log.lastLine(log()));
      }
    } else {
      ProcessBuilder server =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log().toFile());
      ChildEnvironment.strip(server.environment());
      server.start();
    }
    return awaitAnswer(port);
  }

  void shutdown(int port) throws IOException {
    try (RedisConnection redis = RedisConnection.open(port, password)) {
      redis.shutdown(SHUTDOWN_MILLIS);
    }
  }

  private @Nullable RedisServer awaitAnswer(int port) throws IOException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - limit < 0) {
      Answer answer = ask(port);
      if (answer.server() != null || answer.stranger()) {
        return answer.server();
      }
      Pause.millis(POLL_MILLIS);
    }
    return null;
  }

  /**
   * What became of asking who listens on a port.
   *
   * @param server ours, ready to serve; null else
   * @param version Redis's own word for it; empty when not known
   * @param stranger whether it is somebody else for sure
   */
  private record Answer(@Nullable RedisServer server, String version, boolean stranger) {}

  private Answer ask(int port) {
    try (RedisConnection redis = RedisConnection.open(port, password)) {
      Map<String, String> info = redis.info();
      if (!settings.file().toString().equals(info.get("config_file"))) {
        return new Answer(null, "", true);
      }
      redis.ping();
      long pid = Long.parseLong(info.getOrDefault("process_id", "0"));
      return new Answer(new RedisServer(port, pid), info.getOrDefault("redis_version", ""), false);
    } catch (ConnectException e) {
      return new Answer(null, "", false);
    } catch (IOException e) {
      boolean loading = String.valueOf(e.getMessage()).startsWith("LOADING");
      return new Answer(null, "", !loading);
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }
}
