package io.flashsale.web.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One event of a stream, as bytes. */
final class Frame {
  private Frame() {}

  /**
   * An event in the form of {@code text/event-stream}.
   *
   * @param data one line of JSON
   */
  static byte[] of(String event, byte[] data) {
    var frame = new ByteArrayOutputStream(data.length + 32);
    frame.writeBytes(ascii("event: " + event + "\ndata: "));
    frame.writeBytes(data);
    frame.writeBytes(ascii("\n\n"));
    return frame.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
