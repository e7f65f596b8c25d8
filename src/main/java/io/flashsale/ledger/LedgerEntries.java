package io.flashsale.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes ledger entries of stored events. Not thread-safe. */
public final class LedgerEntries {
  private final EventHash hashes = new EventHash();

  LedgerEntry of(InventoryEvent event) {
    return of(
        event.productId(),
        event.seq(),
        event.type(),
        event.delta(),
        event.quantity(),
        event.reason(),
        event.orderId(),
        event.createdAt(),
        event.hash());
  }

  /** The entry of an event with these columns. */
  public LedgerEntry of(
      int productId,
      long seq,
      String type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable UUID orderId,
      Instant createdAt,
      byte[] hash) {
    return new LedgerEntry(
        productId,
        seq,
        type,
        delta,
        quantity,
        reason,
        orderId == null ? null : hashes.ticket(orderId),
        ChronoUnit.MICROS.between(Instant.EPOCH, createdAt),
        HexFormat.of().formatHex(hash));
  }
}
