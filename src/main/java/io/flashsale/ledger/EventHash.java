package io.flashsale.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an inventory event: {@code SHA-256(previous hash ‖ RFC 8785 JSON)}.
 *
 * <p>The JSON is that of {@link EventJson}; its {@code orderTicket} is the SHA-256 of the order
 * id's 36 characters in hex, or null. Not thread-safe: one instance serves one chain at a time.
 */
final class EventHash {
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest sha256;

  EventHash() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  byte[] of(
      byte[] previous,
      int productId,
      long seq,
      EventType type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable UUID orderId,
      Instant at) {
    String json =
        EventJson.of(
            productId,
            seq,
            type.code(),
            delta,
            quantity,
            reason,
            orderId == null ? null : ticket(orderId),
            ChronoUnit.MICROS.between(Instant.EPOCH, at),
            null);
    return of(previous, json);
  }

  /** The hash that the entry must have after the previous one. */
  byte[] of(byte[] previous, LedgerEntry entry) {
    String json =
        EventJson.of(
            entry.productId(),
            entry.seq(),
            entry.type(),
            entry.delta(),
            entry.quantity(),
            entry.reason(),
            entry.orderTicket(),
            entry.atMicros(),
            null);
    return of(previous, json);
  }

  private byte[] of(byte[] previous, String json) {
    sha256.update(previous);
    return sha256.digest(json.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands for an order in the ledger: nobody can tell the order from it. */
  String ticket(UUID orderId) {
    return HEX.formatHex(sha256.digest(orderId.toString().getBytes(StandardCharsets.US_ASCII)));
  }
}
