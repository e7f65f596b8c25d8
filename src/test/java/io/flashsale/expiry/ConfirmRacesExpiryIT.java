package io.flashsale.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.ConfirmOutcome;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 10,000 orders are confirmed around their deadlines, each within 150 ms before or after. */
@Tag("load")
class ConfirmRacesExpiryIT {
  private static final int ORDERS = 10_000;
  private static final int SPREAD_MILLIS = 150;

  private final Random random = new Random(7);

  private record Confirmation(HoldOutcome.Granted hold, ConfirmOutcome outcome) {}

  @Test
  void noOrderIsAnsweredConfirmedAndExpiredLater() {
    try (TestStore store =
        // All of them may wait at once: nobody is to be told to come back here.
        TestStore.bounded(
            TestStore.Bounds.ofQueue(ORDERS),
            "HOLDS_PER_EMAIL",
            "0",
            "HOLDS_PER_IP",
            "0",
            "HOLD_SECONDS",
            "15")) {
      Product product = store.liveProduct(ORDERS);
      List<HoldOutcome.Granted> holds = place(store, product);

      List<Confirmation> confirmations = confirmAroundDeadlines(store, holds);

      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> store.number("SELECT held FROM products") == 0);
      assertAnswersAgreeWithOrders(store, confirmations);
      long confirmed = store.number("SELECT count(*) FROM orders WHERE status = 'confirmed'");
      long expired = store.number("SELECT count(*) FROM orders WHERE status = 'expired'");
      assertThat(confirmed).isPositive();
      assertThat(expired).isPositive();
      assertThat(confirmed + expired).isEqualTo(ORDERS);
      assertThat(store.number("SELECT sold FROM products")).isEqualTo(confirmed);
      assertThat(store.number("SELECT available FROM products")).isEqualTo(expired);
      assertThat(store.number("SELECT sum(delta) FROM inventory_events")).isEqualTo(expired);
      assertThat(store.number("SELECT sum(sold) FROM product_minutes")).isEqualTo(confirmed);
      assertThat(store.number("SELECT sum(expired) FROM product_minutes")).isEqualTo(expired);
    }
  }

  private static List<HoldOutcome.Granted> place(TestStore store, Product product) {
    List<Callable<HoldOutcome>> tasks = new ArrayList<>();
    IntStream.range(0, ORDERS)
        .forEach(i -> tasks.add(() -> Crowd.hold(store, product.id(), "b" + i + "@example.com")));
    return Crowd.atOnce(tasks).stream().map(HoldOutcome.Granted.class::cast).toList();
  }

  private List<Confirmation> confirmAroundDeadlines(
      TestStore store, List<HoldOutcome.Granted> holds) {
    HoldService service = store.store().webServices().holds();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Confirmation>> running =
          holds.stream()
              .map(
                  hold ->
                      CompletableFuture.supplyAsync(
                          () -> new Confirmation(hold, service.confirm(hold.orderId())),
                          at(hold.holdExpiresAt(), threads)))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  private Executor at(Instant deadline, Executor threads) {
    long spread = random.nextInt(-SPREAD_MILLIS, SPREAD_MILLIS);
    long delay = Duration.between(Instant.now(), deadline).toMillis() + spread;
    return CompletableFuture.delayedExecutor(Math.max(0, delay), TimeUnit.MILLISECONDS, threads);
  }

  private static void assertAnswersAgreeWithOrders(
      TestStore store, List<Confirmation> confirmations) {
    for (Confirmation confirmation : confirmations) {
      OrderStatus status =
          store
              .store()
              .webServices()
              .orders()
              .find(confirmation.hold().orderId())
              .orElseThrow()
              .status();
      switch (confirmation.outcome()) {
        case ConfirmOutcome.Confirmed _ -> assertThat(status).isEqualTo(OrderStatus.CONFIRMED);
        case ConfirmOutcome.NotPending _ -> assertThat(status).isEqualTo(OrderStatus.EXPIRED);
        default -> assertThat(confirmation.outcome()).isNull();
      }
    }
  }
}
