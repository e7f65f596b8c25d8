package io.flashsale.product;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A product's picture: a PNG, JPEG or WebP of at most {@link #BYTES_MAX} bytes, as it was given.
 */
public final class Picture {

  /** A picture's most bytes. */
  public static final int BYTES_MAX = 512 * 1024;

  private static final int HASH_DIGITS = 32;
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
  private static final byte[] RIFF = HexFormat.of().parseHex("52494646");
  private static final byte[] WEBP = HexFormat.of().parseHex("57454250");

  private final String mediaType;
  private final byte[] bytes;

  Picture(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /** The picture in these bytes; empty when they are too many, or none of the three formats. */
  public static Optional<Picture> of(byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      return Optional.empty();
    }
    if (has(bytes, 0, PNG)) {
      return Optional.of(new Picture("image/png", bytes));
    }
    if (has(bytes, 0, JPEG)) {
      return Optional.of(new Picture("image/jpeg", bytes));
    }
    return has(bytes, 0, RIFF) && has(bytes, 8, WEBP)
        ? Optional.of(new Picture("image/webp", bytes))
        : Optional.empty();
  }

  private static boolean has(byte[] bytes, int at, byte[] signature) {
    return bytes.length >= at + signature.length
        && Arrays.equals(bytes, at, at + signature.length, signature, 0, signature.length);
  }

  /** Such as {@code image/png}, found in the bytes themselves. */
  public String mediaType() {
    return mediaType;
  }

  /** The bytes as they were given; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The first half of its SHA-256 in lower-case hex: another picture has another. */
  public String hash() {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
