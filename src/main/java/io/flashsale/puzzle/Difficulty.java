package io.flashsale.puzzle;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many zero bits are asked for: those that the operator set while it is quiet, one more each
 * time that the requests a second of this node double, and never so many that a slow phone would
 * need more than some seconds.
 */
final class Difficulty {

  /** 2^18 hashes, of which a slow phone makes some 80,000 a second. */
  static final int MOST_BITS = 18;

  static final int MOST_MORE = 4;

  /** Requests a second up to which it is quiet. */
  static final int QUIET = 50;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int least;
  private final LongSupplier nanos;
  private long secondBegan;
  private int inThisSecond;
  private int inTheLast;

  /**
   * @param least while it is quiet, from 1 to {@link #MOST_BITS}
   * @param nanos a monotonic clock
   */
  Difficulty(int least, LongSupplier nanos) {
    this.least = least;
    this.nanos = nanos;
    this.secondBegan = nanos.getAsLong();
  }

  /** Counts a request, and says how many bits one has to show that is asked now. */
  synchronized int next() {
    long passed = nanos.getAsLong() - secondBegan;
    if (passed >= SECOND) {
      inTheLast = passed < 2 * SECOND ? inThisSecond : 0;
      inThisSecond = 0;
      secondBegan += passed / SECOND * SECOND;
    }
    inThisSecond++;
    int rate = Math.max(inThisSecond, inTheLast);
    int doublings = rate < QUIET ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(rate / QUIET);
    return Math.min(MOST_BITS, least + Math.min(MOST_MORE, doublings));
  }
}
