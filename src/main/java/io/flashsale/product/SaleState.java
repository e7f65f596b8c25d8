package io.flashsale.product;

import java.util.Locale;

/** Where a sale stands in time. */
public enum SaleState {
  UPCOMING,
  LIVE,
  ENDED;

  /** The name in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
