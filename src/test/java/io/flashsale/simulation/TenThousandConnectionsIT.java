package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.flashsale.embedded.OutsideServers;
import io.flashsale.testing.SlowClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with its usual heap and ten thousand clients that stay connected. */
@Tag("load")
class TenThousandConnectionsIT {
  private static final int CLIENTS = 10_000;
  private static final int ROUNDS = 2;
  private static final int MOST_MEGABYTES = 400;
  private static final Duration ROUND = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void tenThousandClientsThatStayAndAllAskAtOnceAreAnsweredAndTheMemoryStaysFlat()
      throws Exception {
    Required.assume(openFiles() > CLIENTS + 500, "10,500 open files (ulimit -Hn) are needed");
    List<SlowClient> clients = new ArrayList<>();
    try (OutsideServers outside = OutsideServers.start(folder.resolve("servers"));
        StoreProcess store = StoreProcess.at(folder.resolve("home"), settings(outside))) {
      store.start();
      int product = store.product(1_000_000);
      long before = megabytes(store);
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new SlowClient(store.port()));
      }
      await().atMost(ROUND).until(() -> store.http().get("/health").status() == 200);
      long idle = megabytes(store);
      int granted = 0;
      int busy = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        askAll(clients, store.port(), product, round);
        granted += count(clients, "HTTP/1.1 201 ");
        busy += count(clients, "HTTP/1.1 503 ");
        clients.forEach(SlowClient::forget);
      }
      assertThat(granted + busy).isEqualTo(ROUNDS * CLIENTS);
      long peak = megabytes(store);
      Drill.keep(
          String.format(
              Locale.ROOT,
              "| 10,000 open connections, all of them asking at once, twice | memory %d MB"
                  + " before, %d MB with all idle, %d MB at most; %d granted, %d told to come back"
                  + " |",
              before,
              idle,
              peak,
              granted,
              busy));
      assertThat(peak).isLessThan(MOST_MEGABYTES);
      assertThat(store.http().hold(product, "later@example.com", 1).status()).isEqualTo(201);
      assertThat(store.complaints()).isEmpty();
    } finally {
      clients.forEach(SlowClient::close);
    }
  }

  private static String[] settings(OutsideServers outside) {
    List<String> settings = new ArrayList<>(List.of(outside.settings()));
    settings.addAll(List.of("HOLDS_PER_EMAIL", "2", "HOLDS_PER_IP", "0"));
    return settings.toArray(String[]::new);
  }

  private static void askAll(List<SlowClient> clients, int port, int product, int round) {
    for (int i = 0; i < clients.size(); i++) {
      if (clients.get(i).isCut()) {
        // It was idle for too long; a browser connects again, too.
        clients.get(i).close();
        clients.set(i, new SlowClient(port));
      }
      String body = Wire.holdBody(product, "c%d.%d@example.com".formatted(round, i), 1);
      clients
          .get(i)
          .send(
              "POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(body.length(), body));
    }
    List<SlowClient> waiting = new ArrayList<>(clients);
    await("an answer for each, round " + round)
        .atMost(ROUND)
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              waiting.removeIf(client -> client.heard().endsWith("}"));
              return waiting.isEmpty();
            });
  }

  private static int count(List<SlowClient> clients, String text) {
    return (int) clients.stream().filter(client -> client.heard().contains(text)).count();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 0;
  }

  /** The most memory that the store's JVM has had so far, or 0 where that is not told. */
  private static long megabytes(StoreProcess store) throws IOException {
    Path status = Path.of("/proc", String.valueOf(store.pid()), "status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
            .findFirst()
            .orElse(0)
        : 0;
  }
}
