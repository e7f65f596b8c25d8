package io.flashsale.console.orders;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which orders are looked for, by when they were held. */
public enum PeriodChoice {
  ALL("Any time", null),
  MINUTES("Last 15 minutes", Duration.ofMinutes(15)),
  HOUR("Last hour", Duration.ofHours(1)),
  DAY("Last 24 hours", Duration.ofDays(1)),
  WEEK("Last 7 days", Duration.ofDays(7)),
  DAYS("From day to day", null);

  private final String text;
  private final @Nullable Duration length;

  PeriodChoice(String text, @Nullable Duration length) {
    this.text = text;
    this.length = length;
  }

  /** When it begins; null where all time counts, or where its days are chosen. */
  @Nullable Instant since(Instant now) {
    return length == null ? null : now.minus(length);
  }

  @Override
  public String toString() {
    return text;
  }
}
