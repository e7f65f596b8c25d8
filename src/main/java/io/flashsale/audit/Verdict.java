package io.flashsale.audit;

import java.util.Locale;

/** What the check of the books says. */
public enum Verdict {
  /** Nothing is found, but not everything has been looked at yet. */
  CHECKING,
  /** Every event, counter and order agrees with the others. */
  BALANCED,
  /** Something disagrees. */
  VIOLATED;

  /** The name in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
