package io.flashsale.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What an inventory event tells. */
public enum EventType {
  STOCK_ADDED("stock_added"),
  HOLD_CREATED("hold_created"),
  HOLD_RELEASED("hold_released"),
  ORDER_CONFIRMED("order_confirmed"),
  ORDER_RETURNED("order_returned");

  private final String code;

  EventType(String code) {
    this.code = code;
  }

  /** The name in the database, in the chain and in the API. */
  public String code() {
    return code;
  }

  /** The type with the name, or empty when none has it. */
  public static Optional<EventType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }
}
