package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.order.CustomerEmail;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.Product;
import io.flashsale.testing.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

class ArrivalOrderIT {

  /** The database's clock, which opens a gate when a group reads it: the group takes next. */
  private static final class GateClock implements StoreClock {
    private final DatabaseClock clock = new DatabaseClock();
    private final AtomicReference<CountDownLatch> gate =
        new AtomicReference<>(new CountDownLatch(0));

    CountDownLatch closeGate() {
      var closed = new CountDownLatch(1);
      gate.set(closed);
      return closed;
    }

    @Override
    public Instant now(StatelessSession session) {
      Instant now = clock.now(session);
      if (Thread.currentThread().getName().startsWith("sequencer-")) {
        gate.get().countDown();
      }
      return now;
    }
  }

  @Test
  void whoArrivedFirstGetsTheLastUnitThoughTheBodyOfTheSecondCameFirst() throws Exception {
    var clock = new GateClock();
    try (TestStore store = TestStore.open(clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      HoldService holds = store.store().webServices().holds();
      List<Product> products = IntStream.range(0, 20).mapToObj(i -> store.liveProduct(1)).toList();
      for (Product product : products) {
        assertThat(holds.releaseDue(product.id())).isInstanceOf(DueOutcome.Released.class);
        CountDownLatch groupIsTaking = clock.closeGate();
        Arrival first = holds.arrive();
        Arrival second = holds.arrive();
        var secondOutcome = new AtomicReference<HoldOutcome>();
        Thread quick =
            Thread.ofPlatform()
                .start(() -> secondOutcome.set(holds.place(hold(product, "second"), second)));
        groupIsTaking.await();
        HoldOutcome firstOutcome = holds.place(hold(product, "first"), first);
        quick.join();
        assertThat(firstOutcome).isInstanceOf(HoldOutcome.Granted.class);
        assertThat(secondOutcome.get()).isInstanceOf(HoldOutcome.SoldOut.class);
      }
    }
  }

  private static PlaceHold hold(Product product, String name) {
    return new PlaceHold(
        product.id(),
        CustomerEmail.parse(name + "@example.com").orElseThrow(),
        1,
        "192.0.2.1",
        null);
  }
}
