package io.flashsale.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events that a transaction appends to a product's ledger, all of one time.
 *
 * <p>Not thread-safe: it lives within one transaction, under the product's row lock.
 */
public final class Chain {
  private final int productId;
  private final Instant at;
  private final EventHash hashes = new EventHash();
  private final List<InventoryEvent> appended = new ArrayList<>();
  private LedgerHead head;

  /** A chain that goes on from the head; {@code at} has whole microseconds. */
  public Chain(int productId, LedgerHead head, Instant at) {
    this.productId = productId;
    this.head = head;
    this.at = at;
  }

  /** The admin adds units, or takes some away when the delta is negative. */
  public Receipt stockAdded(int delta, @Nullable String reason) {
    return append(EventType.STOCK_ADDED, delta, delta, reason, null);
  }

  public Receipt holdCreated(UUID orderId, int quantity) {
    return append(EventType.HOLD_CREATED, -quantity, quantity, null, orderId);
  }

  public Receipt holdReleased(UUID orderId, int quantity, String reason) {
    return append(EventType.HOLD_RELEASED, quantity, quantity, reason, orderId);
  }

  public Receipt orderConfirmed(UUID orderId, int quantity) {
    return append(EventType.ORDER_CONFIRMED, 0, quantity, null, orderId);
  }

  /** A confirmed order was taken back. */
  public Receipt orderReturned(UUID orderId, int quantity, String reason) {
    return append(EventType.ORDER_RETURNED, quantity, quantity, reason, orderId);
  }

  private Receipt append(
      EventType type, int delta, int quantity, @Nullable String reason, @Nullable UUID orderId) {
    long seq = head.seq() + 1;
    byte[] hash =
        hashes.of(head.hash(), productId, seq, type, delta, quantity, reason, orderId, at);
    appended.add(
        new InventoryEvent(productId, seq, type, delta, quantity, reason, orderId, at, hash));
    head = new LedgerHead(seq, hash);
    return new Receipt(seq, head.hex());
  }

  public LedgerHead head() {
    return head;
  }

  /** The events appended so far, in order. */
  public List<InventoryEvent> appended() {
    return List.copyOf(appended);
  }
}
