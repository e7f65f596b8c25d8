package io.flashsale.ledger;

/**
 * What is wrong with an entry of a ledger.
 *
 * @param seq the place that the entry claims, or that should have had one
 * @param sentence for people; it begins in lower case and ends without a full stop
 */
public record Flaw(Kind kind, long seq, String sentence) {

  /** The kinds of what can be wrong. */
  public enum Kind {
    /** The entry is of another product than those before it. */
    OTHER_PRODUCT,
    /** One or more events between this one and the one before are not there. */
    GAP,
    /** The place was taken by an entry before. */
    REPEATED,
    /** The hash does not follow from the previous hash and what the entry says. */
    HASH,
    /** The hash is right, but no store writes such an event. */
    IMPOSSIBLE,
    /** More units leave a state than were in it. */
    NEGATIVE
  }
}
