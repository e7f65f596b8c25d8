package io.flashsale.audit;

import java.time.Duration;

/** How many rows a step reads: fewer when steps take long, so that each of them stays short. */
final class PageSize {
  static final int MOST = 1_000;
  static final int LEAST = 10;

  private static final long SLOW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long FAST_NANOS = Duration.ofMillis(25).toNanos();

  private int rows = MOST;

  int rows() {
    return rows;
  }

  /** Takes how long a step of this size took. */
  void took(long nanos) {
    if (nanos > SLOW_NANOS) {
      failed();
    } else if (nanos < FAST_NANOS) {
      rows = Math.min(MOST, rows * 2);
    }
  }

  /** A step failed, perhaps because it took too long. */
  void failed() {
    rows = Math.max(LEAST, rows / 2);
  }
}
