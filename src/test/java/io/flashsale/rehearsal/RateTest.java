package io.flashsale.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flashsale.rehearsal.Attempt.Result;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final long MILLI = 1_000_000;

  @Test
  void theRateIsFromTheFirstSendingToTheLastAnswer() {
    // 100 answers, the nth sent at n ms and answered n ms later.
    List<Attempt> attempts =
        LongStream.rangeClosed(1, 100)
            .mapToObj(n -> new Attempt(0, Result.GRANTED, "", null, n * MILLI, 2 * n * MILLI))
            .toList();

    Rate rate = Rate.of(attempts);

    assertThat(rate.count()).isEqualTo(100);
    assertThat(rate.perSecond()).isCloseTo(100 / 0.199, within(0.01));
    assertThat(rate.p50Millis()).isEqualTo(50);
    assertThat(rate.p99Millis()).isEqualTo(99);
  }

  @Test
  void ofNothingAllIsNought() {
    assertThat(Rate.of(List.of())).isEqualTo(new Rate(0, 0, 0, 0));
  }
}
