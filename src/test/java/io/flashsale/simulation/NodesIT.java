package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.simulation.Stampede.Grant;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes on one PostgreSQL and one Redis: how they share a product, and what if one fails. */
@Tag("load")
@TestInstance(Lifecycle.PER_CLASS)
class NodesIT {
  private static final int CLIENTS = 32;

  private static final Duration HOLD = Duration.ofSeconds(5);

  /** How long after its deadline a hold may be let go because of a fault. */
  private static final Duration LATE = Duration.ofSeconds(6);

  /** How long a product may stand still when a node dies. */
  private static final Duration STANDSTILL = Duration.ofSeconds(3);

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path folder;

  private ThreeNodes three;
  private List<StoreProcess> nodes;

  @BeforeAll
  void start() {
    three =
        ThreeNodes.start(folder, "HOLD_SECONDS", "5", "HOLDS_PER_EMAIL", "2", "HOLDS_PER_IP", "0");
    nodes = three.all();
  }

  @AfterAll
  void end() {
    three.close();
  }

  private Drill drill() {
    return Drill.begin(three.seen()::connect, 2, nodes.toArray(StoreProcess[]::new));
  }

  @Test
  void oneHotProductIsSharedEvenlyAndNobodyIsOvertakenByFar() throws Exception {
    int product = three.product(10_000_000);
    Stampede.on(nodes, product, CLIENTS, Duration.ofSeconds(6));

    Stampede stampede = Stampede.on(nodes, product, CLIENTS, Duration.ofSeconds(6));

    List<Grant> grants = stampede.grants();
    List<Double> shares =
        nodes.stream()
            .map(nodes::indexOf)
            .map(node -> grants.stream().filter(grant -> grant.node() == node).count())
            .map(count -> 100.0 * count / grants.size())
            .toList();
    Overtakings seen = Overtakings.of(grants, groups(product));
    Drill.keep(
        String.format(
            Locale.ROOT,
            "| 3 nodes, one hot product, %d clients each | %d holds/s; shares %s %%; %d of %d"
                + " overtaken, by %.0f ms at most; a group time %.1f ms; %d by more than two |",
            CLIENTS,
            grants.size() / 6,
            shares.stream()
                .map(share -> String.format(Locale.ROOT, "%.1f", share))
                .collect(Collectors.joining(" / ")),
            seen.overtaken(),
            grants.size(),
            seen.latest(),
            seen.groupMillis(),
            seen.byMoreThanTwoGroups()));
    assertThat(stampede.refusals()).isEmpty();
    assertThat(shares).allSatisfy(share -> assertThat(share).isBetween(25.0, 42.0));
    assertThat(seen.byMoreThanTwoGroups()).as(turns(grants)).isZero();
  }

  /** Whose turn it was when, one turn a line. */
  private static String turns(List<Grant> grants) {
    StringBuilder turns = new StringBuilder();
    List<Grant> ledger = grants.stream().sorted(Comparator.comparingLong(Grant::seq)).toList();
    int from = 0;
    for (int i = 1; i <= ledger.size(); i++) {
      if (i == ledger.size() || ledger.get(i).node() != ledger.get(from).node()) {
        List<Grant> turn = ledger.subList(from, i);
        var sent = turn.stream().mapToLong(Grant::sent).summaryStatistics();
        turns.append(
            "node %d, %d holds, sent from %d to %d ms%n"
                .formatted(
                    turn.getFirst().node(),
                    turn.size(),
                    sent.getMin() / 1_000 % 1_000_000,
                    sent.getMax() / 1_000 % 1_000_000));
        from = i;
      }
    }
    return turns.toString();
  }

  /** When each group that granted something began. */
  private long[] groups(int product) throws SQLException {
    try (var connection = three.seen().connect();
        var statement =
            connection.prepareStatement(
                "SELECT DISTINCT (extract(epoch FROM created_at) * 1000000)::bigint"
                    + " FROM orders WHERE product_id = ? ORDER BY 1")) {
      statement.setInt(1, product);
      var times = LongStream.builder();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          times.add(row.getLong(1));
        }
      }
      return times.build().toArray();
    }
  }

  @Test
  void threeNodesNeverSellMoreThanThereIs() {
    // Few enough to be gone before the first of them is due.
    int product = three.product(400);

    Stampede stampede = Stampede.untilSoldOut(nodes, product, CLIENTS);

    assertThat(stampede.grants().size()).isEqualTo(400);
    assertThat(stampede.refusals()).hasSize(nodes.size() * CLIENTS).containsOnly(409);
  }

  @Test
  void aNodeThatIsKilledWhileItHoldsTheLockStopsTheOthersForThreeSecondsAtMost() throws Exception {
    killed("a node killed while it held the lock", true);
  }

  @Test
  void aNodeThatIsKilledWhileItWaitsForTheLockStopsTheOthersForThreeSecondsAtMost()
      throws Exception {
    killed("a node killed while it waited for the lock", false);
  }

  private void killed(String fault, boolean holding) throws Exception {
    StoreProcess victim = nodes.getLast();
    try (Drill drill = drill();
        LockWatch lock = new LockWatch(three.seen().redisUrl(), drill.goods().plenty())) {
      ThreeNodes.freeze(victim, lock, holding);
      victim.kill();
      Instant killed = Instant.now();
      drill.awaitSelling();
      // The others let go what the dead node has held; only then does it come back.
      await().atMost(HOLD.plus(LATE)).until(() -> pendingSince(drill, killed) == 0);
      victim.start();
      drill.awaitSelling();
      History history = drill.end(fault, LATE);
      assertThat(history.longestGap()).as("standstill").isLessThan(STANDSTILL);
    }
  }

  /** How many holds that were made before the given time are still pending. */
  private long pendingSince(Drill drill, Instant time) throws SQLException {
    try (var connection = three.seen().connect();
        var statement =
            connection.prepareStatement(
                "SELECT count(*) FROM orders WHERE status = 'pending' AND product_id = ?"
                    + " AND created_at < ?::timestamptz")) {
      statement.setInt(1, drill.goods().plenty());
      statement.setString(2, time.toString());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void aNodeThatStandsStillForFifteenSecondsStopsNobodyAndDoublesNothing() throws Exception {
    StoreProcess victim = nodes.get(1);
    List<Long> pid = List.of(victim.pid());
    try (Drill drill = drill();
        LockWatch lock = new LockWatch(three.seen().redisUrl(), drill.goods().plenty())) {
      ThreeNodes.freeze(victim, lock, true);
      long stopped = System.nanoTime();
      try {
        drill.awaitSelling();
        await()
            .pollDelay(Duration.ofSeconds(15).minusNanos(System.nanoTime() - stopped))
            .atMost(SOON)
            .until(() -> true);
      } finally {
        Signals.send("CONT", pid);
      }
      victim.awaitWell(SOON);
      drill.awaitSelling();
      History history = drill.end("a node stopped for 15 s (SIGSTOP) while it held the lock", LATE);
      assertThat(history.longestGap()).as("standstill").isLessThan(LATE);
    }
  }

  @Test
  void aNodeIsDrainedAndReplacedUnderLoadAndNobodyIsToldMoreThanToTryAgain() throws Exception {
    StoreProcess old = nodes.get(1);
    try (Balancer balancer = Balancer.before(nodes);
        Drill drill = Drill.begin(three.seen()::connect, 2, nodes.getFirst(), List.of(balancer))) {
      old.stop();
      drill.awaitSelling();
      old.start();
      await().atMost(SOON).until(() -> balancer.sendsTo(old));
      drill.awaitSelling();
      // The checker knows every answer that there may be; what is not told at all is counted here.
      History history = drill.end("a node drained and replaced behind a balancer", LATE);
      assertThat(balancer.failures()).isEmpty();
      assertThat(history.lost()).isZero();
    }
  }
}
