package io.flashsale.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.ConfirmOutcome;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.Outcome;
import io.flashsale.product.Product;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExpiryIT {
  private static final String[] NO_LIMITS = {"HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0"};

  @Test
  void holdsThatAreDueAreReleasedWithinAQuarterOfASecond() {
    try (TestStore store =
        TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "HOLD_SECONDS", "1")) {
      letOneExpire(store);
      Product product = store.liveProduct(500);
      List<Callable<Outcome>> holds = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String email = "due" + i + "@example.com";
        holds.add(() -> Crowd.hold(store, product.id(), email));
      }
      assertThat(Crowd.atOnce(holds)).allMatch(HoldOutcome.Granted.class::isInstance);

      Awaitility.await()
          .until(() -> store.number("SELECT held FROM products WHERE id = " + product.id()) == 0);

      assertThat(
              store.number(
                  "SELECT count(*) FROM orders WHERE status = 'expired' AND product_id = "
                      + product.id()
                      + " AND resolved_at >= hold_expires_at"
                      + " AND resolved_at < hold_expires_at + interval '250 milliseconds'"))
          .isEqualTo(500);
    }
  }

  /** Has every class on the way loaded, as in a store that has been open for a while. */
  private static void letOneExpire(TestStore store) {
    Product product = store.liveProduct(1);
    Crowd.hold(store, product.id(), "early@example.com");
    Awaitility.await()
        .until(
            () ->
                store.number("SELECT expired_orders FROM products WHERE id = " + product.id())
                    == 1);
  }

  @Test
  void holdsOfANodeThatIsGoneAreReleasedBeforeTheProductsFirstCommandOnAnother() {
    var clock = new SettableClock();
    try (TestStore gone = TestStore.open(clock, NO_LIMITS)) {
      Product product = gone.liveProduct(1);
      assertThat(Crowd.hold(gone, product.id(), "first@example.com"))
          .isInstanceOf(HoldOutcome.Granted.class);
      gone.store().close();
      clock.advance(Duration.ofSeconds(120));
      try (TestStore next = gone.anotherNode()) {
        assertThat(Crowd.hold(next, product.id(), "second@example.com"))
            .isInstanceOf(HoldOutcome.Granted.class);
      }
    }
  }

  @Test
  @Tag("load")
  void holdsOfANodeThatIsGoneAreReleasedByTheSweepOfAnother() {
    var clock = new SettableClock();
    try (TestStore gone = TestStore.open(clock, NO_LIMITS)) {
      Product product = gone.liveProduct(3);
      Crowd.hold(gone, product.id(), "first@example.com");
      gone.store().close();
      try (TestStore next = gone.anotherNode()) {
        assertThat(next.number("SELECT available FROM products")).isEqualTo(2);
        clock.advance(Duration.ofSeconds(120));
        Awaitility.await()
            .atMost(Duration.ofSeconds(6))
            .until(() -> next.number("SELECT available FROM products") == 3);
      }
    }
  }

  @Test
  void aHoldIsNotReleasedAMicrosecondBeforeItIsDueAndCannotBeConfirmedAtItsDeadline() {
    var clock = new SettableClock();
    try (TestStore store = TestStore.open(clock, NO_LIMITS)) {
      Product product = store.liveProduct(1);
      var hold = (HoldOutcome.Granted) Crowd.hold(store, product.id(), "edge@example.com");
      var holds = store.store().webServices().holds();
      clock.advance(Duration.ofSeconds(120).minusNanos(1_000));
      holds.releaseDue(product.id());
      assertThat(store.number("SELECT held FROM products")).isEqualTo(1);
      clock.advance(Duration.ofNanos(1_000));
      assertThat(holds.confirm(hold.orderId())).isInstanceOf(ConfirmOutcome.NotPending.class);
      assertThat(store.number("SELECT available FROM products")).isEqualTo(1);
    }
  }

  @Test
  void aHoldThatWasMadeBeforeTheSalesEndConfirmsAfterItUntilItsOwnDeadline() {
    var clock = new SettableClock();
    try (TestStore store = TestStore.open(clock, NO_LIMITS)) {
      Product product = store.product(2, clock.now().minusSeconds(60), clock.now().plusSeconds(60));
      var hold = (HoldOutcome.Granted) Crowd.hold(store, product.id(), "late@example.com");
      clock.advance(Duration.ofSeconds(61));
      assertThat(Crowd.hold(store, product.id(), "tooLate@example.com"))
          .isInstanceOf(HoldOutcome.SaleNotActive.class);
      assertThat(store.store().webServices().holds().confirm(hold.orderId()))
          .isInstanceOf(ConfirmOutcome.Confirmed.class);
    }
  }
}
