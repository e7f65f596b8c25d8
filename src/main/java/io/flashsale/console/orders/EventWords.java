package io.flashsale.console.orders;

import io.flashsale.ledger.EventType;
import io.flashsale.ledger.InventoryEvent;

/** An inventory event in words. */
public final class EventWords {
  private EventWords() {}

  /** What happened, and why where that is known. */
  public static String of(InventoryEvent event) {
    String what = what(event);
    String reason = event.reason();
    return reason == null || InventoryEvent.EXPIRED.equals(reason) ? what : what + ": " + reason;
  }

  private static String what(InventoryEvent event) {
    EventType type = EventType.ofCode(event.type()).orElse(null);
    return switch (type) {
      case null -> event.type();
      case STOCK_ADDED -> event.delta() < 0 ? "Stock taken away" : "Stock added";
      case HOLD_CREATED -> "Held";
      case HOLD_RELEASED ->
          InventoryEvent.EXPIRED.equals(event.reason()) ? "Hold expired" : "Hold given up";
      case ORDER_CONFIRMED -> "Confirmed";
      case ORDER_RETURNED -> "Returned";
    };
  }
}
