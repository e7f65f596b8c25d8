package io.flashsale.audit;

import io.flashsale.ledger.EventType;
import io.flashsale.ledger.InventoryEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored order, and the events that it names.
 *
 * @param productExists whether there is a product of its id
 * @param hold the event at {@code holdSeq} of its product, or null when there is none
 * @param resolution the event at {@code resolvedSeq} of its product, or null when there is none
 */
record AuditedOrder(
    UUID id,
    int productId,
    boolean productExists,
    int quantity,
    String status,
    long holdSeq,
    @Nullable Long resolvedSeq,
    @Nullable ItsEvent hold,
    @Nullable ItsEvent resolution) {

  /** What of the event concerns the order. */
  record ItsEvent(@Nullable UUID orderId, String type, int quantity, @Nullable String reason) {}

  /**
   * What is wrong between the order and its events. The order is named by the place of its event:
   * its id is the shopper's secret.
   */
  Optional<String> flaw() {
    if (!productExists) {
      return Optional.of("there are orders of it, but it does not exist");
    }
    if (!isMine(hold, EventType.HOLD_CREATED)) {
      return Optional.of(
          "an order says that event %d is its hold, which it is not".formatted(holdSeq));
    }
    if (status.equals("pending")) {
      return resolvedSeq == null
          ? Optional.empty()
          : Optional.of(
              "the order of event %d is pending, but names event %d as what resolved it"
                  .formatted(holdSeq, resolvedSeq));
    }
    return isResolved()
        ? Optional.empty()
        : Optional.of(
            "the order of event %d is %s, but no event made it that".formatted(holdSeq, status));
  }

  private boolean isMine(@Nullable ItsEvent event, EventType type) {
    return event != null
        && id.equals(event.orderId())
        && event.quantity() == quantity
        && event.type().equals(type.code());
  }

  private boolean isResolved() {
    boolean expired = resolution != null && InventoryEvent.EXPIRED.equals(resolution.reason());
    return switch (status) {
      case "confirmed" -> isMine(resolution, EventType.ORDER_CONFIRMED);
      case "expired" -> isMine(resolution, EventType.HOLD_RELEASED) && expired;
      case "cancelled" -> isMine(resolution, EventType.HOLD_RELEASED) && !expired;
      case "returned" -> isMine(resolution, EventType.ORDER_RETURNED);
      default -> false;
    };
  }
}
