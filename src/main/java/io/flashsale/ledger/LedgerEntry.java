package io.flashsale.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An inventory event as it is hashed and exported: nothing in it tells who bought.
 *
 * @param seq the event's place in the product's chain, counted from 1
 * @param type the code of an {@link EventType}, unless somebody wrote another
 * @param delta by how many units {@code available} changes
 * @param quantity the units that it is about
 * @param reason why, or null
 * @param orderTicket the SHA-256 of the order's id in lower-case hex; null where no order is meant
 * @param atMicros when, in microseconds since 1970
 * @param hash what the ledger says that its hash is, 64 digits of lower-case hex
 */
public record LedgerEntry(
    int productId,
    long seq,
    String type,
    int delta,
    int quantity,
    @Nullable String reason,
    @Nullable String orderTicket,
    long atMicros,
    String hash) {

  /** One line of an export: RFC 8785 JSON; without its {@code hash} it is what was hashed. */
  public String line() {
    return EventJson.of(productId, seq, type, delta, quantity, reason, orderTicket, atMicros, hash);
  }
}
