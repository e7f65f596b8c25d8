package io.flashsale.analytics;

import java.time.Duration;

/** A stretch of time up to now, cut into buckets. */
public enum ChartSpan {
  QUARTER(Duration.ofMinutes(1), 15),
  HOUR(Duration.ofMinutes(5), 12),
  DAY(Duration.ofHours(1), 24);

  private final Duration bucket;
  private final int buckets;

  ChartSpan(Duration bucket, int buckets) {
    this.bucket = bucket;
    this.buckets = buckets;
  }

  /** How long one bucket is: whole minutes. */
  public Duration bucket() {
    return bucket;
  }

  /** How many there are, the one that goes on included. */
  public int buckets() {
    return buckets;
  }
}
