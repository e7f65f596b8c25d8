package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.order.CustomerEmail;
import io.flashsale.product.Product;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A sold-out product over three nodes, 1,000 in line, and holds that expire all the time. */
class LineNodesIT {
  private static final int IN_LINE = 1_000;
  private static final int STOCK = 150;

  /** Time passes five times as fast as it does, so that the test does not wait for holds. */
  private static final Duration STEP = Duration.ofMillis(250);

  private final SettableClock clock = new SettableClock();

  private void letTimePassUntilLapsed(TestStore store, int entries) {
    Awaitility.await()
        .pollInterval(STEP.dividedBy(5))
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              clock.advance(STEP);
              return store.number("SELECT line_lapsed FROM products") >= entries;
            });
  }

  @Test
  void aLineIsServedStrictlyInOrderWhileOneOfThreeNodesCloses() {
    try (TestStore one =
            TestStore.open(
                clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "HOLD_SECONDS", "4");
        TestStore two = one.anotherNode()) {
      TestStore three = one.anotherNode();
      Product product = one.liveProduct(STOCK);
      List<TestStore> nodes = List.of(one, two, three);
      nodes.forEach(node -> node.store().catalog().refresh());
      List<Callable<Object>> crowd = new ArrayList<>();
      for (int i = 0; i < STOCK; i++) {
        String email = "holder" + i + "@example.com";
        crowd.add(() -> Crowd.hold(one, product.id(), email));
      }
      assertThat(Crowd.atOnce(crowd)).allMatch(HoldOutcome.Granted.class::isInstance);
      crowd.clear();
      for (int i = 0; i < IN_LINE; i++) {
        TestStore node = nodes.get(i % 3);
        String email = "waits" + i + "@example.com";
        crowd.add(() -> join(node, product, email));
      }
      assertThat(Crowd.atOnce(crowd)).allMatch(JoinOutcome.Joined.class::isInstance);

      letTimePassUntilLapsed(one, 200);
      three.close();
      letTimePassUntilLapsed(one, IN_LINE);

      assertThat(overtakings(one)).isZero();
      assertThat(one.number("SELECT line_offers FROM products")).isEqualTo(IN_LINE);
      assertThat(one.number("SELECT available FROM products")).isEqualTo(STOCK);
      LedgerAudit.of(one).assertSound();
    }
  }

  /** Offers that were made before one to somebody ahead. */
  private static long overtakings(TestStore store) {
    return store.number(
        "SELECT count(*) FROM (SELECT e.place, lag(e.place) OVER (ORDER BY o.hold_seq) AS before"
            + " FROM waitlist_entries e JOIN orders o ON o.entry_id = e.id) AS offers"
            + " WHERE place < before");
  }

  private static JoinOutcome join(TestStore node, Product product, String email) {
    LineService lines = node.store().webServices().lines();
    return lines.join(
        new JoinWaitlist(
            product.id(), CustomerEmail.parse(email).orElseThrow(), 1, "192.0.2.1", null),
        lines.arrive());
  }
}
