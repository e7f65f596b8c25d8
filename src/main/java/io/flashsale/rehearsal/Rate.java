package io.flashsale.rehearsal;

import java.util.List;

/**
 * How many answers of one kind came, how fast, and how long one took.
 *
 * @param count how many
 * @param perSecond from the first one's sending to the last one's answer; 0 when there are none
 * @param p50Millis the median time of an answer; 0 when there are none
 * @param p99Millis the time that 99 of 100 answers kept within; 0 when there are none
 */
public record Rate(int count, double perSecond, double p50Millis, double p99Millis) {
  static final Rate NONE = new Rate(0, 0, 0, 0);

  static Rate of(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return NONE;
    }
    long[] nanos = attempts.stream().mapToLong(Attempt::nanos).sorted().toArray();
    long origin = attempts.getFirst().sent();
    long first = attempts.stream().mapToLong(a -> a.sent() - origin).min().orElse(0);
    long last = attempts.stream().mapToLong(a -> a.answered() - origin).max().orElse(0);
    return new Rate(
        nanos.length,
        nanos.length * 1e9 / Math.max(1, last - first),
        percentile(nanos, 50) / 1e6,
        percentile(nanos, 99) / 1e6);
  }

  /** The smallest value that this many of a hundred do not exceed. */
  private static double percentile(long[] sorted, int percent) {
    return sorted[(int) Math.ceilDiv((long) sorted.length * percent, 100) - 1];
  }
}
