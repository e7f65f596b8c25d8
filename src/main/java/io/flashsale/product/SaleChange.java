package io.flashsale.product;

import java.time.Duration;

/** What the admin does to a sale besides changing its words. */
public sealed interface SaleChange {

  /** The sale begins now, earlier than it was to. */
  record Open() implements SaleChange {}

  /** No new holds; those there are go on. */
  record Pause() implements SaleChange {}

  /** The pause is over. */
  record Resume() implements SaleChange {}

  /** The sale ends now; holds go on to their deadlines. */
  record Close() implements SaleChange {}

  /**
   * The sale ends later; one that is over goes on from now.
   *
   * @param by from a minute to {@link #EXTEND_MAX}
   */
  record Extend(Duration by) implements SaleChange {
    public static final Duration EXTEND_MAX = Duration.ofDays(30);

    public Extend {
      if (by.compareTo(Duration.ofMinutes(1)) < 0 || by.compareTo(EXTEND_MAX) > 0) {
        throw new IllegalArgumentException("a sale is extended by a minute to 30 days");
      }
    }
  }
}
