package io.flashsale.order;

import java.util.Locale;

/** What became of an order. */
public enum OrderStatus {
  /** The stock is held until the deadline. */
  PENDING,
  CONFIRMED,
  EXPIRED,
  CANCELLED,
  RETURNED;

  /** The name in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static OrderStatus ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
