package io.flashsale.fuzz;

import io.flashsale.testing.Contract.Operation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request as bytes, and what is known of it.
 *
 * @param operation what it is meant for; null where its method or address were spoilt
 * @param framed whether it is clear to both sides where it ends
 * @param head whether its answer has no body
 * @param cut whether less is sent than was announced: then this side says that no more comes
 */
record Asked(
    @Nullable Operation operation, byte[] bytes, boolean framed, boolean head, boolean cut) {

  /** What asks for nothing but an answer. */
  static final Asked EMPTY =
      new Asked(
          null,
          "GET /health/live HTTP/1.1\r\nHost: store.test\r\n\r\n".getBytes(StandardCharsets.UTF_8),
          true,
          false,
          false);

  /** Bytes after which a store may stop to listen before all has come. */
  private static final int LONG = 64 * 1024;

  /** Whether the store may close the connection without a word. */
  boolean mayBeUnanswered() {
    return !framed || cut || bytes.length > LONG;
  }

  /** The beginning as a person can read it. */
  String shown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, 700); i++) {
      int c = bytes[i] & 0xff;
      text.append(c >= ' ' && c < 0x7f || c == '\n' ? "" + (char) c : "\\x%02x".formatted(c));
    }
    return text + (bytes.length > 700 ? "... (%d bytes)".formatted(bytes.length) : "");
  }
}
