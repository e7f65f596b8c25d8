package io.flashsale.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.rehearsal.Attempt.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class OvertakingsTest {

  @Test
  void whoWasRefusedBeforeAWinnerSentARequestWasOvertaken() {
    assertThat(
            Overtakings.count(
                List.of(
                    attempt(Result.SOLD_OUT, 0, 10),
                    attempt(Result.SOLD_OUT, 5, 19),
                    attempt(Result.GRANTED, 20, 30))))
        .isEqualTo(2);
  }

  @Test
  void whoWaitedWhileTheWinnerSentIsNotCounted() {
    assertThat(
            Overtakings.count(
                List.of(attempt(Result.SOLD_OUT, 0, 21), attempt(Result.GRANTED, 20, 30))))
        .isZero();
  }

  @Test
  void theLastWinnerToSendIsTheOneThatCounts() {
    assertThat(
            Overtakings.count(
                List.of(
                    attempt(Result.GRANTED, 40, 50),
                    attempt(Result.SOLD_OUT, 25, 35),
                    attempt(Result.GRANTED, 0, 10))))
        .isOne();
  }

  @Test
  void whoWasThrottledWasNotOvertaken() {
    assertThat(
            Overtakings.count(
                List.of(attempt(Result.THROTTLED, 0, 10), attempt(Result.GRANTED, 20, 30))))
        .isZero();
  }

  @Test
  void theClockMayPassItsEnd() {
    long end = Long.MAX_VALUE - 5;

    assertThat(
            Overtakings.count(
                List.of(
                    attempt(Result.SOLD_OUT, end, end + 2),
                    attempt(Result.GRANTED, end + 10, end + 20))))
        .isOne();
  }

  private static Attempt attempt(Result result, long sent, long answered) {
    return new Attempt(0, result, "", null, sent, answered);
  }
}
