package io.flashsale.draw;

import org.jspecify.annotations.Nullable;

/**
 * A draw that was made, with all that is needed to recompute it; it never changes.
 *
 * @param terms what was known before
 * @param seed the seed in lower-case hex
 * @param merkleRoot the root over the sorted tickets in lower-case hex
 * @param order all tickets, the first place first
 */
public record PublishedDraw(DrawTerms terms, String seed, String merkleRoot, Tickets order) {

  /** The beacon's value in lower-case hex, or null for a draw without one. */
  public @Nullable String beaconValue() {
    return terms.beaconValue();
  }
}
