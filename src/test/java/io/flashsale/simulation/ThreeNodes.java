package io.flashsale.simulation;

import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.OutsideServers;
import io.flashsale.embedded.ServersOfHome;
import io.flashsale.testing.LedgerAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Three stores in JVMs of their own on one PostgreSQL and one Redis. */
final class ThreeNodes implements AutoCloseable {
  private static final int COUNT = 3;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(20);

  private final OutsideServers outside;
  private final List<StoreProcess> all = new ArrayList<>();

  private ThreeNodes(OutsideServers outside) {
    this.outside = outside;
  }

  /** Starts them, with these settings in pairs of name and value beside those of the servers. */
  static ThreeNodes start(Path folder, String... settings) {
    ThreeNodes nodes = new ThreeNodes(OutsideServers.start(folder.resolve("servers")));
    List<String> both = new ArrayList<>(List.of(nodes.outside.settings()));
    both.addAll(List.of(settings));
    for (int i = 0; i < COUNT; i++) {
      nodes.all.add(StoreProcess.at(folder.resolve("node" + i), both.toArray(String[]::new)));
    }
    // The first makes the schema.
    nodes.all.getFirst().start();
    nodes.all.stream().skip(1).forEach(StoreProcess::launch);
    nodes.all.forEach(node -> node.awaitWell(START));
    return nodes;
  }

  List<StoreProcess> all() {
    return all;
  }

  /** The servers that they share. */
  ServersOfHome seen() {
    return outside.seen();
  }

  /** Makes a product that is on sale, and waits until every node knows it. */
  int product(int stock) {
    int product = all.getFirst().product(stock);
    all.forEach(
        node ->
            await()
                .atMost(SOON)
                .until(() -> node.http().get("/api/products/" + product).status() == 200));
    return product;
  }

  /** Stops a node at a moment at which it holds the product's lock, or is the first to wait. */
  static void freeze(StoreProcess node, LockWatch lock, boolean holding) {
    List<Long> pid = List.of(node.pid());
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              Signals.send("STOP", pid);
              if (holding ? lock.isHeldOn() : lock.isWaitedForInVain()) {
                return true;
              }
              Signals.send("CONT", pid);
              return false;
            });
  }

  /** Ends all, after the books of all products were found in order. */
  @Override
  public void close() {
    try {
      LedgerAudit.of(outside.seen()::connect).assertSound();
    } finally {
      all.forEach(StoreProcess::close);
      outside.close();
    }
  }
}
