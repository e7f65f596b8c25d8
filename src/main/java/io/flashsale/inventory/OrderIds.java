package io.flashsale.inventory;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes order ids: UUIDv7 (RFC 9562, section 5.7) with 74 random bits and no counter.
 *
 * <p>The id is the shopper's secret, so nothing in it may be guessed from another.
 */
final class OrderIds {
  private final SecureRandom random = new SecureRandom();

  UUID next(Instant now) {
    long high = (now.toEpochMilli() << 16) | 0x7000 | (random.nextInt() & 0x0FFF);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
