package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.simulation.LineChecker.EntryRow;
import io.flashsale.simulation.LineCrowd.Joined;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sold-out product over three nodes in JVMs of their own, a thousand in line, holds that expire
 * all the time, and a node that is killed in the middle of it.
 */
@Tag("load")
class LineOfAThousandIT {
  private static final int STOCK = 300;
  private static final int IN_LINE = 1_000;

  /** So many join while the line is served already. */
  private static final int LATE = 300;

  private static final int KILL_AFTER = 200;
  private static final Duration HOLD = Duration.ofSeconds(5);

  /** Within this time of a fault a hold that is due is let go. */
  private static final Duration LATE_BY = Duration.ofSeconds(6);

  private static final Duration SERVED = Duration.ofSeconds(90);
  private static final Duration TICK = Duration.ofMillis(100);

  /** Of twenty people one leaves, one buys, one declines, and the others let their offer pass. */
  private static final int FATES = 20;

  @TempDir Path folder;

  private final Set<String> decided = new HashSet<>();

  @Test
  void aThousandInLineAreServedStrictlyInOrderWhileANodeIsKilled() throws Exception {
    try (ThreeNodes nodes =
        ThreeNodes.start(
            folder, "HOLD_SECONDS", "5", "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      int product = nodes.product(STOCK);
      StoreProcess victim = nodes.all().getLast();
      try (LineCrowd crowd = new LineCrowd(nodes.all(), product);
          Connection database = nodes.seen().connect();
          LockWatch lock = new LockWatch(nodes.seen().redisUrl(), product);
          var late = Executors.newVirtualThreadPerTaskExecutor()) {
        // Spread out, so that from then on something expires all the time.
        assertThat(crowd.hold(STOCK, HOLD.dividedBy(2))).containsOnly(201);
        crowd.join(0, IN_LINE - LATE);
        assertThat(crowd.hold("pusher@example.com", 0).code()).isEqualTo("sold_out");
        serveUntil("line_offers >= " + KILL_AFTER, crowd, database, product);
        var latecomers = late.submit(() -> crowd.join(IN_LINE - LATE, IN_LINE));
        ThreeNodes.freeze(victim, lock, true);
        victim.kill();
        Instant killed = Instant.now();
        latecomers.get();
        assertThat(crowd.hold("pusher@example.com", 0).code()).isEqualTo("sold_out");
        serveUntil("line_waiting = 0", crowd, database, product);

        LineChecker line = LineChecker.read(database, product);
        assertThat(line.faults(crowd.joined())).isEmpty();
        assertThat(crowd.joined().stream().map(Joined::place).sorted().toList())
            .isEqualTo(IntStream.rangeClosed(1, IN_LINE).mapToObj(Long::valueOf).toList());
        assertThat(latestExpiry(database, product)).isLessThan(LATE_BY);
        Drill.keep(row(line, killed, latestExpiry(database, product)));
      }
    }
  }

  /** Lets people do what they are to do until that is so of the product's row. */
  private void serveUntil(String that, LineCrowd crowd, Connection database, int product) {
    await()
        .atMost(SERVED)
        .pollInterval(TICK)
        .until(
            () -> {
              leave(crowd);
              answerOffers(crowd, database, product);
              String sql = "SELECT count(*) FROM products WHERE %s AND id = %d";
              return number(database, sql.formatted(that, product)) == 1;
            });
  }

  /** Those who will leave do, some at a time, from the last on. */
  private void leave(LineCrowd crowd) {
    crowd.joined().stream()
        .filter(it -> fate(it.email()) == 0 && !decided.contains(it.entryId()))
        .sorted(Comparator.comparingLong(Joined::place).reversed())
        .limit(2)
        .forEach(
            it -> {
              decided.add(it.entryId());
              assertThat(crowd.leave(it.entryId()).status()).isEqualTo(200);
            });
  }

  private void answerOffers(LineCrowd crowd, Connection database, int product) throws SQLException {
    try (var statement = database.createStatement();
        var row =
            statement.executeQuery(
                "SELECT id, order_id, customer_email FROM waitlist_entries"
                    + " WHERE state = 'offered' AND product_id = "
                    + product)) {
      while (row.next()) {
        int fate = fate(row.getString("customer_email"));
        if (fate <= 2 && decided.add(row.getString("id"))) {
          // What comes too late is refused, which is as good.
          var _ =
              fate == 1
                  ? crowd.confirm(row.getString("order_id"))
                  : crowd.leave(row.getString("id"));
        }
      }
    }
  }

  private static int fate(String email) {
    return Integer.parseInt(email.replaceAll("\\D", "")) % FATES;
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Duration latestExpiry(Connection database, int product) throws SQLException {
    return Duration.ofMillis(
        number(
            database,
            "SELECT max(extract(epoch FROM resolved_at - hold_expires_at) * 1000)::bigint"
                + " FROM orders WHERE status = 'expired' AND product_id = "
                + product));
  }

  private static String row(LineChecker line, Instant killed, Duration latestExpiry) {
    List<Instant> offers =
        line.entries().stream().map(EntryRow::offeredAt).filter(Objects::nonNull).sorted().toList();
    Duration longest = Duration.ZERO;
    for (int i = 1; i < offers.size(); i++) {
      Duration gap = Duration.between(offers.get(i - 1), offers.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    List<Duration> waited =
        line.entries().stream().map(EntryRow::waited).filter(Objects::nonNull).sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %d in line over 3 nodes, one killed as it held the lock | %d offers, %d of them after"
            + " that; nobody overtaken; waited %s (p50), %s (p95); longest without an offer %s;"
            + " latest expiry %s |",
        IN_LINE,
        offers.size(),
        offers.stream().filter(at -> at.isAfter(killed)).count(),
        Drill.seconds(waited.get(waited.size() / 2)),
        Drill.seconds(waited.get(waited.size() * 95 / 100)),
        Drill.seconds(longest),
        Drill.seconds(latestExpiry));
  }
}
