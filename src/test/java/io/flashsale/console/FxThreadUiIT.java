package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.PAGES;
import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The FX thread over all pages, with data, while a crowd buys. */
@Tag("load")
class FxThreadUiIT extends StoreUi {
  private static final Duration BLOCKED = Duration.ofMillis(50);

  /** How often each page is opened, and for how many changes it stays. */
  private static final int ROUNDS = 4;

  private static final int CHANGES = 40;

  private final List<Product> products = new ArrayList<>();
  private final AtomicInteger bought = new AtomicInteger();

  @Override
  String page() {
    return "overview";
  }

  @Override
  void fill() throws Exception {
    for (int i = 0; i < 20; i++) {
      products.add(store.liveProduct(100_000));
    }
    for (int i = 0; i < 600; i++) {
      buy();
    }
  }

  private void buy() {
    int number = bought.incrementAndGet();
    var held =
        store
            .http()
            .hold(
                products.get(number % products.size()).id(),
                "crowd%d@example.com".formatted(number),
                1);
    if (number % 3 == 0) {
      store
          .http()
          .post("/api/orders/%s/confirm".formatted(held.json().path("orderId").asString()), null);
    }
  }

  @Test
  void no_page_keeps_the_window_waiting_while_a_crowd_buys() {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService crowd = Executors.newSingleThreadExecutor();
    var _ =
        crowd.submit(
            () -> {
              while (!over.get()) {
                buy();
              }
            });
    try (FxWatchdog first = new FxWatchdog()) {
      visitAll(first, 1);
      report("the first time", first);
    }
    try (FxWatchdog watchdog = new FxWatchdog()) {
      visitAll(watchdog, ROUNDS);
      report("afterwards", watchdog);
      assertThat(watchdog.mostCpu()).isLessThan(BLOCKED);
    } finally {
      over.set(true);
      crowd.shutdown();
    }
  }

  private void visitAll(FxWatchdog watchdog, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (String page : PAGES) {
        watchdog.during("opening " + page);
        console.open(page);
        int before = bought.get();
        watchdog.during("on " + page);
        eventually(() -> bought.get() >= before + CHANGES);
      }
    }
  }

  private static void report(String when, FxWatchdog watchdog) {
    System.out.printf(
        "%nThe FX thread, all pages %s: computed %d ms at a stretch at the most;"
            + " let wait %d ms at the most, %d ms in 99 of 100 cases%n%s%n",
        when,
        watchdog.mostCpu().toMillis(),
        watchdog.quantile(1).toMillis(),
        watchdog.quantile(0.99).toMillis(),
        watchdog.worst(14));
  }
}
