package io.flashsale.waitlist;

import java.util.Locale;

/** Why an entry lapsed. */
public enum LapseReason {
  /** Its offer was not confirmed in time. */
  EXPIRED,
  /** The sale ended. */
  CLOSED,
  /** With it the customer would have had more than {@code maxPerCustomer}. */
  LIMIT_REACHED,
  /** When its turn came, the customer had to wait out a cooldown. */
  COOLDOWN;

  /** The name in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
