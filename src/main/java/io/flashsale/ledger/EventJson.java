package io.flashsale.ledger;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes an inventory event as RFC 8785 JSON: the members in their order, no white space.
 *
 * <p>The members are {@code at} (microseconds since 1970), {@code delta}, {@code orderTicket},
 * {@code productId}, {@code quantity}, {@code reason}, {@code seq} and {@code type}; a line of an
 * export has {@code hash} besides, between {@code delta} and {@code orderTicket}.
 */
final class EventJson {
  private static final HexFormat HEX = HexFormat.of();

  private EventJson() {}

  /**
   * The event's JSON.
   *
   * @param hash the event's hash in hex, or null to leave the member out, as what is hashed does
   */
  static String of(
      int productId,
      long seq,
      String type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable String orderTicket,
      long atMicros,
      @Nullable String hash) {
    StringBuilder json = new StringBuilder(hash == null ? 256 : 336);
    json.append("{\"at\":").append(atMicros);
    json.append(",\"delta\":").append(delta);
    if (hash != null) {
      json.append(",\"hash\":\"").append(hash).append('"');
    }
    json.append(",\"orderTicket\":");
    appendString(json, orderTicket);
    json.append(",\"productId\":").append(productId);
    json.append(",\"quantity\":").append(quantity);
    json.append(",\"reason\":");
    appendString(json, reason);
    json.append(",\"seq\":").append(seq);
    json.append(",\"type\":");
    appendString(json, type);
    return json.append('}').toString();
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
