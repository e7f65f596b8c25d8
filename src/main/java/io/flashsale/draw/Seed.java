package io.flashsale.draw;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of a draw, 32 bytes, and its commitment.
 *
 * <p>Its text never shows the bytes, so that no log has them by accident.
 */
public final class Seed {
  private static final int BYTES = 32;

  private final byte[] bytes;

  private Seed(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a seed has %d bytes".formatted(BYTES));
    }
    this.bytes = bytes;
  }

  /** A new seed that nobody can guess. */
  public static Seed random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Seed(bytes);
  }

  /** The seed of these 32 bytes. */
  public static Seed of(byte[] bytes) {
    return new Seed(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes in lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** What may be published before the draw: the SHA-256 of the seed. */
  public byte[] commitment() {
    return Sha256.newDigest().digest(bytes);
  }

  @Override
  public String toString() {
    return "Seed[secret]";
  }
}
