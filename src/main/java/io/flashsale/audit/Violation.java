package io.flashsale.audit;

/**
 * Something in the books that must not be.
 *
 * @param sentence for people, without secrets; it begins in lower case and ends without a full stop
 */
public record Violation(int productId, Kind kind, String sentence) {

  /** What was looked at when it was found. A product has one violation of each kind at most. */
  public enum Kind {
    /** The chain of events, and the orders that its events name. */
    CHAIN,
    /** The product's counters against what the events come to. */
    COUNTERS,
    /** The orders, and the events that they name. */
    ORDERS,
    /** Events of a product that does not exist. */
    STRAYS
  }

  @Override
  public String toString() {
    return "Product %d: %s".formatted(productId, sentence);
  }
}
