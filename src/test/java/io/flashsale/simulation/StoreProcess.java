package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A store in a JVM of its own, as an operator runs it, to be killed and stopped.
 *
 * <p>It runs the jar that the property {@code store.jar} names, with the start cache beside it, or
 * the compiled classes. It keeps its port from one start to the next.
 */
public final class StoreProcess implements Node, AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(30);

  private final Path home;
  private final int port;
  private final Path output;
  private final Map<String, String> environment = new HashMap<>();
  private volatile int starts;
  private @Nullable Process process;

  private StoreProcess(Path home, int port, Path output) {
    this.home = home;
    this.port = port;
    this.output = output;
  }

  /** A store that is yet to be started, with these settings in pairs of name and value. */
  public static StoreProcess at(Path home, String... settings) {
    try {
      Path logs = Files.createDirectories(Path.of("target", "faults"));
      int port = freePort();
      StoreProcess store =
          new StoreProcess(home, port, logs.resolve("store-%d.out".formatted(port)));
      store.environment.put("FLASHSALE_HOME", home.toString());
      store.environment.put("PORT", String.valueOf(port));
      store.environment.put("HOST", "127.0.0.1");
      store.environment.put("ADMIN_TOKEN", TestStore.ADMIN_TOKEN);
      store.environment.put("MALLOC_ARENA_MAX", "2");
      for (int i = 0; i < settings.length; i += 2) {
        store.environment.put(settings[i], settings[i + 1]);
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts the store and waits until it is well; gives how long that took. */
  public Duration start() {
    launch();
    return awaitWell(START);
  }

  /** Starts the store without waiting for it. */
  public void launch() {
    try {
      starts++;
      ProcessBuilder builder =
          new ProcessBuilder(words())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().remove("DATABASE_URL");
      builder.environment().remove("REDIS_URL");
      // The crowd walks away from holds on purpose, again and again.
      builder.environment().put("COOLDOWN_SECONDS", "0");
      builder.environment().putAll(environment);
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("@src/main/resources/flashsale.vmoptions");
    String jar = System.getProperty("store.jar", "");
    if (jar.isEmpty()) {
      String classes = System.getProperty("java.class.path");
      words.addAll(List.of("-cp", classes, "io.flashsale.Main"));
    } else {
      File cache = new File(jar.replaceAll("\\.jar$", ".aot"));
      if (cache.lastModified() > new File(jar).lastModified()) {
        words.add("-XX:AOTCache=" + cache);
      }
      words.addAll(List.of("-jar", jar));
    }
    words.add("--server");
    return words;
  }

  /** Waits until {@code /health} says that all is well; gives how long that took. */
  public Duration awaitWell(Duration atMost) {
    Instant begin = Instant.now();
    long limit = System.nanoTime() + atMost.toNanos();
    String last = "nothing";
    while (System.nanoTime() - limit < 0) {
      assertThat(isAlive()).as("the store ended: see " + output).isTrue();
      try {
        Answer health = http().get("/health");
        last = health.json().toString();
        if (health.json().path("status").asString("").equals("ok")) {
          return Duration.between(begin, Instant.now());
        }
      } catch (UncheckedIOException e) {
        last = e.toString();
      }
      pause();
    }
    throw new AssertionError("the store is not well after %s: %s".formatted(atMost, last));
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the JVM as {@code kill -9} does; its servers live on. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  /** Ends the store as SIGTERM does, its own servers with it. */
  public void stop() {
    if (process != null) {
      process.destroy();
      awaitEnd(process);
    }
  }

  private static void awaitEnd(Process process) {
    try {
      assertThat(process.waitFor(END.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  public long pid() {
    return process == null ? 0 : process.pid();
  }

  public Path home() {
    return home;
  }

  public int port() {
    return port;
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public String run() {
    return "node %d, start %d".formatted(port, starts);
  }

  public HttpApi http() {
    return new HttpApi(url());
  }

  /** Makes a product that is on sale from yesterday to tomorrow, and gives its id. */
  public int product(int stock) {
    Instant now = Instant.now();
    Answer made =
        http()
            .post(
                "/api/admin/products",
                """
                {"name":"Under fire","description":"","price":100,"totalStock":%d,
                 "saleStartsAt":"%s","saleEndsAt":"%s","maxPerOrder":5}
                """
                    .formatted(stock, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))),
                HttpApi.asAdmin());
    assertThat(made.status()).as(String.valueOf(made.json())).isEqualTo(201);
    return made.json().path("id").intValue();
  }

  /** What the store has told of faults of its own, all starts together: errors, stack traces. */
  public List<String> complaints() {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(output));
      Path log = home.resolve("store.log");
      if (Files.exists(log)) {
        lines.addAll(Files.readAllLines(log));
      }
      return lines.stream()
          .filter(line -> line.startsWith("\tat ") || line.matches("\\S+ ERROR .*"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the JVM by force where it still runs. */
  @Override
  public void close() {
    kill();
  }
}
