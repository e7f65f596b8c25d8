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
 * <p>The JSON has the members {@code at} (microseconds since 1970), {@code delta}, {@code
 * orderTicket} (SHA-256 of the order id's 36 characters in hex, or null), {@code productId}, {@code
 * quantity}, {@code reason}, {@code seq} and {@code type}, in this order, which is that of RFC
 * 8785. Not thread-safe: one instance serves one chain at a time.
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
    StringBuilder json = new StringBuilder(256);
    json.append("{\"at\":").append(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    json.append(",\"delta\":").append(delta);
    json.append(",\"orderTicket\":");
    appendString(json, orderId == null ? null : ticket(orderId));
    json.append(",\"productId\":").append(productId);
    json.append(",\"quantity\":").append(quantity);
    json.append(",\"reason\":");
    appendString(json, reason);
    json.append(",\"seq\":").append(seq);
    json.append(",\"type\":\"").append(type.code()).append("\"}");
    sha256.update(previous);
    return sha256.digest(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String ticket(UUID orderId) {
    return HEX.formatHex(sha256.digest(orderId.toString().getBytes(StandardCharsets.US_ASCII)));
  }

  /** Appends a string as RFC 8785, section 3.2.2.2, writes it. */
  private static void appendString(StringBuilder json, @Nullable String value) {
    if (value == null) {
      json.append("null");
      return;
    }
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < 0x20) {
            json.append("\\u00").append(HEX.toHexDigits((byte) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
