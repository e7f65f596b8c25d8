package io.flashsale.logs;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Writes a JSON object a line for programs, cut. */
public final class JsonLines extends JsonEncoder {

  /** An encoder that writes the message as it reads, and no values of it apart. */
  public JsonLines() {
    setWithSequenceNumber(false);
    setWithNanoseconds(false);
    setWithContext(false);
    setWithMessage(false);
    setWithArguments(false);
    setWithFormattedMessage(true);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8);
    return Cut.of(line).getBytes(StandardCharsets.UTF_8);
  }
}
