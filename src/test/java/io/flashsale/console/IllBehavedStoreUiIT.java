package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IllBehavedStoreUiIT extends ConsoleUi {
  /** Computing, not waiting: however busy the machine is with other things. */
  private static final Duration BLOCKED = Duration.ofMillis(50);

  private static final int READINGS = 10;

  IllBehavedStoreUiIT() {
    super(FakeStart.ready());
  }

  @BeforeEach
  void open() {
    console.waitUntilOpen();
  }

  @Test
  void a_store_that_throws_leaves_the_page_usable_with_a_message() {
    start.store.metrics =
        () -> {
          throw new IllegalStateException("connection refused");
        };
    eventually(() -> console.isShown("#stale"));
    assertThat(console.text("#staleText"))
        .startsWith("Figures are from ")
        .contains("the database does not answer");
    console.sortBy("Sold");
    assertThat(console.products()).endsWith("Mechanical Keyboard");

    start.store.metrics = () -> FakeStore.report(FakeStore.demoProducts());
    eventually(() -> !console.isShown("#stale"));
  }

  @Test
  void a_store_that_hangs_leaves_the_page_usable_with_a_message() {
    CountDownLatch goOn = new CountDownLatch(1);
    start.store.metrics =
        () -> {
          FakeStart.await(goOn);
          return FakeStore.nothing();
        };
    try {
      eventually(() -> console.isShown("#stale"));
      console.click("#search");
      console.type("mouse");
      assertThat(console.products()).containsExactly("Pro Gaming Mouse");
    } finally {
      goOn.countDown();
    }
    eventually(() -> !console.isShown("#stale"));
  }

  @Test
  void many_products_that_all_change_do_not_block_the_window() {
    AtomicInteger readings = new AtomicInteger();
    start.store.metrics = () -> FakeStore.report(crowd(readings.incrementAndGet()));
    eventually(() -> readings.get() >= 2);
    try (FxWatchdog watchdog = new FxWatchdog()) {
      int before = readings.get();
      eventually(
          () -> {
            start.store.feed.publish(new Change.ProductChanged(1));
            return readings.get() >= before + READINGS;
          });
      assertThat(watchdog.cpuQuantile(0.9)).isLessThan(BLOCKED);
    }
  }

  private static List<ProductFigures> crowd(int sold) {
    List<ProductFigures> products = new ArrayList<>();
    for (int id = 1; id <= 300; id++) {
      products.add(FakeStore.product(id, "Product " + id, 100L * id, 1_000, sold, id, sold, -60));
    }
    return products;
  }
}
