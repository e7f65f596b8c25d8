package io.flashsale.logs;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Writes lines for people, cut. */
public final class TextEncoder extends PatternLayoutEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return Cut.of(layout.doLayout(event)).getBytes(StandardCharsets.UTF_8);
  }
}
