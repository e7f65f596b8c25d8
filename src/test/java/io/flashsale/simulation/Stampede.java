package io.flashsale.simulation;

import io.flashsale.testing.KeepAliveClient;
import io.flashsale.testing.KeepAliveClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** As many clients at each node as wanted, each of which asks again as soon as it is answered. */
final class Stampede {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Queue<Grant> grants = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger people = new AtomicInteger();

  /**
   * A hold that was granted.
   *
   * @param node the index of the node that granted it
   * @param sent when it was asked for, in microseconds since 1970, by this machine's clock
   * @param seq its place in the product's ledger
   */
  record Grant(int node, long sent, long seq) {}

  /** Has the clients ask for one unit at a time, each by somebody else, for this long. */
  static Stampede on(List<StoreProcess> nodes, int product, int clients, Duration time) {
    Stampede stampede = new Stampede();
    long end = System.nanoTime() + time.toNanos();
    stampede.run(nodes, product, clients, () -> System.nanoTime() - end >= 0);
    return stampede;
  }

  /** Has the clients ask until each is told that nothing is left. */
  static Stampede untilSoldOut(List<StoreProcess> nodes, int product, int clients) {
    Stampede stampede = new Stampede();
    stampede.run(nodes, product, clients, () -> false);
    return stampede;
  }

  private void run(List<StoreProcess> nodes, int product, int clients, BooleanSupplier over) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < nodes.size() * clients; i++) {
        int node = i % nodes.size();
        all.add(
            threads.submit(
                () -> {
                  client(nodes.get(node).port(), node, product, over);
                  return null;
                }));
      }
      for (Future<?> client : all) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void client(int port, int node, int product, BooleanSupplier over) throws IOException {
    try (var client = new KeepAliveClient(port)) {
      boolean soldOut = false;
      while (!soldOut && !over.getAsBoolean()) {
        String email = "stampede%d.%d@example.com".formatted(product, people.incrementAndGet());
        long sent = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Answer answer = client.post("/api/holds", Wire.holdBody(product, email, 1));
        if (answer.status() == 201) {
          long seq = JSON.readTree(answer.body()).path("ledger").path("seq").asLong(0);
          grants.add(new Grant(node, sent, seq));
        } else {
          soldOut = answer.status() == 409;
          refusals.add(answer.status());
        }
      }
    }
  }

  List<Grant> grants() {
    return List.copyOf(grants);
  }

  /** The statuses of all other answers. */
  List<Integer> refusals() {
    return List.copyOf(refusals);
  }
}
