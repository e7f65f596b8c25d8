package io.flashsale.puzzle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs challenges, so that the store need not remember which it gave: the text has the time, the
 * bits, a random number, and an HMAC over these and for whom it is.
 */
final class Seal {
  private static final String HMAC = "HmacSHA256";

  /** 40 bits of seconds and 8 of zero bits in one number; the random number is the other. */
  private static final int HEAD_BYTES = 2 * Long.BYTES;

  private static final int BITS_OF_BITS = 8;
  private static final int MAC_BYTES = 12;
  private static final int TEXT_LENGTH = 38;

  private final SecretKeySpec key;

  Seal(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** What a text says that this seal has signed. */
  record Opened(Instant issuedAt, int bits, long nonce) {}

  String sign(Instant issuedAt, int bits, long nonce, Asker asker) {
    byte[] head =
        ByteBuffer.allocate(HEAD_BYTES)
            .putLong(issuedAt.getEpochSecond() << BITS_OF_BITS | bits)
            .putLong(nonce)
            .array();
    byte[] whole = Arrays.copyOf(head, HEAD_BYTES + MAC_BYTES);
    System.arraycopy(mac(head, asker), 0, whole, HEAD_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** What the text says; empty when it was not signed for that asker. */
  Optional<Opened> open(String text, Asker asker) {
    byte @Nullable [] whole = decode(text);
    if (whole == null) {
      return Optional.empty();
    }
    byte[] head = Arrays.copyOf(whole, HEAD_BYTES);
    byte[] given = Arrays.copyOfRange(whole, HEAD_BYTES, whole.length);
    if (!MessageDigest.isEqual(given, mac(head, asker))) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(head);
    long first = read.getLong();
    return Optional.of(
        new Opened(
            Instant.ofEpochSecond(first >> BITS_OF_BITS),
            (int) (first & ((1 << BITS_OF_BITS) - 1)),
            read.getLong()));
  }

  private static byte @Nullable [] decode(String text) {
    try {
      return text.length() == TEXT_LENGTH ? Base64.getUrlDecoder().decode(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] mac(byte[] head, Asker asker) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(head);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(asker.productId()).array());
      mac.update(asker.address().getBytes(StandardCharsets.UTF_8));
      // Between the two, since no address has one: else "a" and "bc" were "ab" and "c".
      mac.update((byte) 0);
      mac.update(asker.customer().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + HMAC, e);
    }
  }
}
