package io.flashsale.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.HoldOutcome.Granted;
import io.flashsale.inventory.HoldService;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check never calls wrong what is only under way. */
@Tag("load")
class AuditUnderLoadIT {
  private static final Duration LOAD = Duration.ofSeconds(3);
  private static final int SHOPPERS = 24;

  private final AtomicInteger names = new AtomicInteger();

  @Test
  void nothingIsFoundWrongWhileTwoNodesSellAndTheCheckGoesRoundAndRound() throws Exception {
    try (TestStore one = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
        TestStore two = one.anotherNode();
        ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      int[] products = {one.liveProduct(300).id(), one.liveProduct(1_000_000).id()};
      long end = System.nanoTime() + LOAD.toNanos();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SHOPPERS; i++) {
        TestStore node = i % 2 == 0 ? one : two;
        var random = new Random(i);
        running.add(shoppers.submit(() -> shop(node, products, random, end)));
      }
      Audits audits = new Audits(one);
      int compared = 0;
      while (System.nanoTime() < end) {
        AuditReport report = audits.all();
        assertThat(report.violations()).isEmpty();
        if (report.verdict() == Verdict.BALANCED) {
          compared++;
        }
      }
      for (Future<?> shopper : running) {
        shopper.get();
      }

      AuditReport last = audits.all();
      assertThat(last.violations()).isEmpty();
      assertThat(last.products()).allMatch(audit -> audit.verifiedSeq() == audit.seq());
      assertThat(one.number("SELECT count(*) FROM inventory_events")).isGreaterThan(200);
      assertThat(compared).as("rounds that ended with books that agree").isGreaterThan(5);
      for (TestStore node : List.of(one, two)) {
        assertThat(node.store().monitor().report().violations()).isEmpty();
      }
    }
  }

  private void shop(TestStore node, int[] products, Random random, long end) {
    HoldService holds = node.store().webServices().holds();
    while (System.nanoTime() < end) {
      int product = products[random.nextInt(products.length)];
      String email = "s" + names.incrementAndGet() + "@example.com";
      if (random.nextInt(20) == 0) {
        holds.adjustStock(product, random.nextInt(1, 4), "more");
      }
      if (Crowd.hold(node, product, email) instanceof Granted hold) {
        switch (random.nextInt(3)) {
          case 0 -> holds.confirm(hold.orderId());
          case 1 -> holds.cancel(hold.orderId());
          default -> {}
        }
      }
    }
  }
}
