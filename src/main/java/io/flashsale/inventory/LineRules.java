package io.flashsale.inventory;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * What holds for the lines of all products, and the making of entry ids.
 *
 * <p>An entry id leads to its offer, so it is its owner's secret: a random UUID (version 4).
 */
public final class LineRules {

  /** How many may be in a product's line at once. */
  public static final int LINE_MAX = 200_000;

  private final SecureRandom random = new SecureRandom();
  private final IntSupplier entriesPerAddress;
  private final int lineMax;

  /**
   * @param entriesPerAddress how many of a client address may enter a draw now, 0 for no limit
   * @param lineMax how many may be in a product's line at once; one more is refused
   */
  public LineRules(IntSupplier entriesPerAddress, int lineMax) {
    this.entriesPerAddress = entriesPerAddress;
    this.lineMax = lineMax;
  }

  int entriesPerAddress() {
    return entriesPerAddress.getAsInt();
  }

  int lineMax() {
    return lineMax;
  }

  UUID newEntryId() {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
