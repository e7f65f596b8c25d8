package io.flashsale.console.activity;

import io.flashsale.ledger.EventType;
import io.flashsale.ledger.InventoryEvent;
import org.jspecify.annotations.Nullable;

/** Which events are shown. */
public enum KindChoice {
  ALL("All events", null),
  HELD("Held", EventType.HOLD_CREATED),
  CONFIRMED("Confirmed", EventType.ORDER_CONFIRMED),
  RELEASED("Given up or expired", EventType.HOLD_RELEASED),
  RETURNED("Returned", EventType.ORDER_RETURNED),
  STOCK("Stock changed", EventType.STOCK_ADDED);

  private final String text;
  private final @Nullable EventType type;

  KindChoice(String text, @Nullable EventType type) {
    this.text = text;
    this.type = type;
  }

  boolean includes(InventoryEvent event) {
    return type == null || type.code().equals(event.type());
  }

  @Override
  public String toString() {
    return text;
  }
}
