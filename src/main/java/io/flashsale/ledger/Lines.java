package io.flashsale.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a UTF-8 file of any size, of which one at a time is in memory. */
final class Lines {

  /** No ledger has a line this long; a file without line ends must not fill the memory. */
  static final int MAX_BYTES = 64 * 1024;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * The next line without its end, or empty after the last.
   *
   * @throws CharacterCodingException when the line is not UTF-8
   * @throws LineTooLong when it has more than {@link #MAX_BYTES}
   */
  Optional<String> next() throws IOException {
    line.reset();
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() == MAX_BYTES) {
        throw new LineTooLong();
      }
      line.write(read);
    }
    return Optional.of(
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(line.toByteArray()))
            .toString());
  }

  /** A line is longer than any line of a ledger. */
  static final class LineTooLong extends IOException {
    LineTooLong() {
      super("a line has more than " + MAX_BYTES + " bytes");
    }
  }
}
