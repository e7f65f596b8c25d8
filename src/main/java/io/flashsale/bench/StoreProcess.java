package io.flashsale.bench;

import io.flashsale.settings.SettingName;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A store without a window in a JVM of its own, so that the load takes nothing of its heap. */
final class StoreProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final long LOOK_AGAIN_NANOS = 100_000_000;

  private final Process process;
  private final Path home;

  /** Where it serves; null until it does. */
  private @Nullable URI url;

  private StoreProcess(Process process, Path home) {
    this.process = process;
    this.home = home;
  }

  /**
   * Starts a store and waits until it serves.
   *
   * @param command what runs the jar, without arguments
   * @param home the folder of its own
   * @param settings its settings; those of this process do not count
   */
  static StoreProcess start(List<String> command, Path home, Map<String, String> settings)
      throws StartFailure {
    List<String> words = new ArrayList<>(command);
    words.add("--server");
    try {
      Files.createDirectories(home);
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile());
      Map<String, String> environment = builder.environment();
      for (SettingName name : SettingName.values()) {
        environment.remove(name.name());
      }
      environment.putAll(settings);
      environment.put("FLASHSALE_HOME", home.toString());
      // As the run script has it: the C library else keeps a heap for each of the JVM's threads.
      environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
      StoreProcess store = new StoreProcess(builder.start(), home);
      store.awaitServing();
      return store;
    } catch (IOException e) {
      throw new StartFailure("The store to measure could not be started.", e);
    }
  }

  private void awaitServing() throws StartFailure {
    long deadline = System.nanoTime() + START.toNanos();
    while (!serves()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        close();
        throw new StartFailure("The store to measure did not start: " + lastWords());
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private boolean serves() {
    Path file = home.resolve("store.url");
    if (!Files.exists(file)) {
      return false;
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      // By address, so that nobody looks a name up.
      URI store = URI.create(Files.readString(file).strip().replace("localhost", "127.0.0.1"));
      HttpRequest health = HttpRequest.newBuilder(store.resolve("/health")).timeout(ANSWER).build();
      url = store;
      return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | IllegalArgumentException e) {
      // The file is being written, or nobody takes the connection yet.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  URI url() {
    if (url == null) {
      throw new IllegalStateException("a store is given out when it serves");
    }
    return url;
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(home.resolve("output"));
      return lines.isEmpty() ? "it said nothing." : lines.getLast();
    } catch (IOException e) {
      return "its output cannot be read.";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
