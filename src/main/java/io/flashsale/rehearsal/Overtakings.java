package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Attempt.Result;
import java.util.List;

/**
 * Counts the buyers who were overtaken, as far as that is certain from outside.
 *
 * <p>From outside a request's arrival is known to lie between its sending and its answer, no more.
 * So somebody was surely overtaken who was told that it is sold out, and had that answer before a
 * request was even sent that got a unit, while no unit had come back. Who was overtaken by somebody
 * who came while both waited is not counted, since nobody outside can tell who was first.
 */
final class Overtakings {
  private Overtakings() {}

  /**
   * The number of those who were overtaken.
   *
   * @param attempts of one round, in which no unit came back
   */
  static int count(List<Attempt> attempts) {
    long lastWinnerSent =
        attempts.stream()
            .filter(Attempt::granted)
            .mapToLong(Attempt::sent)
            .reduce((a, b) -> a - b > 0 ? a : b)
            .orElse(Long.MIN_VALUE);
    if (lastWinnerSent == Long.MIN_VALUE) {
      return 0;
    }
    return (int)
        attempts.stream()
            .filter(attempt -> attempt.result() == Result.SOLD_OUT)
            .filter(attempt -> attempt.answered() - lastWinnerSent < 0)
            .count();
  }
}
