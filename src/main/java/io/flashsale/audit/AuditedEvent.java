package io.flashsale.audit;

import io.flashsale.ledger.EventType;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.LedgerEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored event, and the order that it names.
 *
 * @param id the event's id, which is to be its product and its place
 * @param ofOrder whether it names an order
 * @param order the order, or null when there is none, or none of that id
 */
record AuditedEvent(long id, LedgerEntry entry, boolean ofOrder, @Nullable ItsOrder order) {

  /** What of the order concerns the event. */
  record ItsOrder(
      int productId, int quantity, String status, long holdSeq, @Nullable Long resolvedSeq) {}

  /** What is wrong between the event and its order; the chain is not looked at. */
  Optional<String> flaw() {
    long seq = entry.seq();
    if (id != InventoryEvent.idOf(entry.productId(), seq)) {
      return Optional.of("event %d has another id than its place".formatted(seq));
    }
    if (!ofOrder) {
      return Optional.empty();
    }
    if (order == null) {
      return Optional.of("the order of event %d does not exist".formatted(seq));
    }
    if (order.productId() != entry.productId()) {
      return Optional.of(
          "the order of event %d is of product %d".formatted(seq, order.productId()));
    }
    if (order.quantity() != entry.quantity()) {
      return Optional.of(
          "event %d is of %d units, its order of %d"
              .formatted(seq, entry.quantity(), order.quantity()));
    }
    return namedBy(order, seq)
        ? Optional.empty()
        : Optional.of(
            "event %d (%s) is not what its %s order came from"
                .formatted(seq, entry.type(), order.status()));
  }

  /** Whether the order names this event: so each order is held once and resolved once. */
  private boolean namedBy(ItsOrder named, long seq) {
    Long resolved = named.resolvedSeq();
    if (entry.type().equals(EventType.HOLD_CREATED.code())) {
      return named.holdSeq() == seq;
    }
    if (resolved == null) {
      return false;
    }
    // An order that was taken back names its return; its confirmation came before.
    boolean isBeforeReturn =
        entry.type().equals(EventType.ORDER_CONFIRMED.code()) && named.status().equals("returned");
    return isBeforeReturn ? resolved > seq : resolved == seq;
  }
}
