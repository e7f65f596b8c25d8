package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Arrivals.Arrival;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private final Arrivals arrivals = new Arrivals(1_000);

  @Test
  void numbersRiseByOneFromTheFirst() {
    assertThat(arrivals.enter().number()).isEqualTo(1_001);
    assertThat(arrivals.enter().number()).isEqualTo(1_002);
    assertThat(arrivals.latest()).isEqualTo(1_002);
  }

  @Test
  void anArrivalIsOnItsWayUntilItSettles() {
    Arrival first = arrivals.enter();
    Arrival second = arrivals.enter();
    second.settle();
    assertThat(arrivals.onTheirWay(second.number())).isEqualTo(2);
    first.settle();
    assertThat(arrivals.onTheirWay(second.number())).isZero();
  }

  @Test
  void nobodyWaitsWhenAllHaveCome() {
    arrivals.enter().settle();
    long before = System.nanoTime();
    arrivals.await(arrivals.latest());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Arrivals.PATIENCE);
  }

  @Test
  void whoSendsTheBodySlowlyIsWaitedForOnceAndNotAgain() {
    arrivals.enter();
    Arrival quick = arrivals.enter();
    quick.settle();
    long before = System.nanoTime();
    arrivals.await(quick.number());
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Arrivals.PATIENCE);
    assertThat(arrivals.onTheirWay(quick.number())).isZero();
  }

  @Test
  void manyMoreArrivalsThanSlotsAreAllFollowed() {
    for (int i = 0; i < 200_000; i++) {
      arrivals.enter().settle();
    }
    assertThat(arrivals.onTheirWay(arrivals.latest())).isZero();
    Arrival open = arrivals.enter();
    assertThat(arrivals.onTheirWay(open.number())).isEqualTo(1);
  }
}
