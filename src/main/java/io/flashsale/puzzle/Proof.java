package io.flashsale.puzzle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a device has found.
 *
 * @param challenge the text of the challenge
 * @param whole the same with the number, as it was sent
 */
record Proof(String challenge, String whole) {
  private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]{38}):[0-9]{1,16}");

  /** The proof that a text is; empty when it is none. */
  static Optional<Proof> parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    return shape.matches() ? Optional.of(new Proof(shape.group(1), text)) : Optional.empty();
  }

  /** With how many zero bits its hash begins. */
  int zeroBits() {
    byte[] hash = sha256(whole.getBytes(StandardCharsets.US_ASCII));
    int bits = 0;
    for (byte b : hash) {
      if (b != 0) {
        return bits + Integer.numberOfLeadingZeros(b & 0xff) - (Integer.SIZE - Byte.SIZE);
      }
      bits += Byte.SIZE;
    }
    return bits;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
