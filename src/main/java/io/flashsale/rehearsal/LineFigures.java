package io.flashsale.rehearsal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out how fairly a line was served, from what its people were told. */
final class LineFigures {
  private LineFigures() {}

  /** Those who had an offer. */
  static List<Waiter> offered(List<Waiter> waiters) {
    return waiters.stream().filter(waiter -> waiter.orderId() != null).toList();
  }

  /** The share that had an offer, 0 to 1; 0 of nobody. */
  static double served(List<Waiter> waiters) {
    return waiters.isEmpty() ? 0 : (double) offered(waiters).size() / waiters.size();
  }

  /**
   * Those who had their offer later than somebody behind them, by the store's times, or who still
   * wait while somebody behind them had one.
   *
   * @param waiters in the order of their places
   */
  static int overtakings(List<Waiter> waiters) {
    int overtaken = 0;
    @Nullable Instant firstBehind = null;
    for (Waiter waiter : waiters.reversed()) {
      Instant offeredAt = waiter.offeredAt();
      if (offeredAt == null) {
        boolean waits = waiter.orderId() == null && waiter.active();
        overtaken += waits && firstBehind != null ? 1 : 0;
      } else {
        overtaken += firstBehind != null && firstBehind.isBefore(offeredAt) ? 1 : 0;
        firstBehind =
            firstBehind == null || offeredAt.isBefore(firstBehind) ? offeredAt : firstBehind;
      }
    }
    return overtaken;
  }

  /**
   * The time that so many of a hundred did not wait longer than, in milliseconds; 0 when nobody had
   * an offer.
   *
   * @param openedNanos when the line began to be served: who had joined before waits from then on
   */
  static double waitMillis(List<Waiter> waiters, long openedNanos, int percent) {
    long[] nanos =
        offered(waiters).stream()
            .mapToLong(
                waiter ->
                    waiter.offeredNanos()
                        - openedNanos
                        - Math.max(0, waiter.joined() - openedNanos))
            .map(wait -> Math.max(0, wait))
            .sorted()
            .toArray();
    return nanos.length == 0
        ? 0
        : nanos[(int) Math.ceilDiv((long) nanos.length * percent, 100) - 1] / 1e6;
  }

  /** Of each tenth of those in line, in the order in which they asked, the share with an offer. */
  static List<Double> shareByArrival(List<Waiter> waiters) {
    if (waiters.isEmpty()) {
      return List.of();
    }
    long origin = waiters.getFirst().sent();
    return Shares.ofTenths(
        waiters.stream()
            .sorted(Comparator.comparingLong((Waiter waiter) -> waiter.sent() - origin))
            .toList(),
        waiter -> waiter.orderId() != null);
  }
}
