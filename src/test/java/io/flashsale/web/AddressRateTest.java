package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressRateTest {
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final AddressRate rate = new AddressRate(3, Duration.ofSeconds(1), nanos::get);

  private void wait(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aBurstPassesAndThenOneAfterEachInterval() {
    for (int i = 0; i < 3; i++) {
      assertThat(rate.take("a")).isZero();
    }
    assertThat(rate.take("a")).isEqualTo(Duration.ofSeconds(1));
    wait(Duration.ofMillis(400));
    assertThat(rate.take("a")).isEqualTo(Duration.ofMillis(600));
    wait(Duration.ofMillis(600));
    assertThat(rate.take("a")).isZero();
    assertThat(rate.take("a")).isPositive();
  }

  @Test
  void afterARestTheWholeBurstIsThereAgainButNoMore() {
    for (int i = 0; i < 3; i++) {
      assertThat(rate.take("a")).isZero();
    }
    wait(Duration.ofDays(1));
    for (int i = 0; i < 3; i++) {
      assertThat(rate.take("a")).isZero();
    }
    assertThat(rate.take("a")).isPositive();
  }

  @Test
  void oneAddressTakesNothingFromAnother() {
    for (int i = 0; i < 10; i++) {
      var _ = rate.take("a");
    }
    assertThat(rate.take("b")).isZero();
  }

  @Test
  void lookingTakesNothing() {
    for (int i = 0; i < 10; i++) {
      assertThat(rate.waitOf("a")).isZero();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(rate.take("a")).isZero();
    }
    assertThat(rate.waitOf("a")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void addressesThatRestedAreForgottenAndNeverAreTooManyKept() {
    for (int i = 0; i < AddressRate.MANY; i++) {
      var _ = rate.take("early" + i);
    }
    wait(Duration.ofSeconds(2));
    var _ = rate.take("later");
    var _ = rate.take("latest");
    assertThat(rate.size()).isLessThan(10);
    for (int i = 0; i < AddressRate.MOST * 2; i++) {
      var _ = rate.take("crowd" + i);
    }
    assertThat(rate.size()).isLessThanOrEqualTo(AddressRate.MOST + 1);
  }
}
