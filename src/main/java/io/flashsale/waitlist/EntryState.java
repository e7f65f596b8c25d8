package io.flashsale.waitlist;

import java.util.Locale;

/** Where an entry stands, as it is stored; whether it can be reached follows from the stock. */
public enum EntryState {
  /** It came before the opening and waits for the draw. */
  ENTERED,
  /** It is in line. */
  WAITING,
  /** It has an offer: a hold with the usual time. */
  OFFERED,
  /** Its offer was confirmed. */
  TAKEN,
  /** Its offer was not confirmed in time, or it may not be served any more. */
  LAPSED,
  /** Its owner gave it up. */
  LEFT;

  /** The name in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it still takes part: a mailbox has one such entry of a product at most. */
  public boolean active() {
    return this == ENTERED || this == WAITING || this == OFFERED;
  }

  static EntryState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
