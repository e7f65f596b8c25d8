package io.flashsale.feed;

import java.time.Duration;

/** What changed, as it stands after a commit. */
public sealed interface Change {

  /** The product that it is about. */
  int productId();

  /** A product's row is another than before: its stock, its window or its text. */
  record ProductChanged(int productId) implements Change {}

  /** Holds were placed that are due after the given time from now. */
  record HoldsPlaced(int productId, Duration untilDue) implements Change {}

  /**
   * A product's stock, ledger and orders were found not to agree.
   *
   * @param sentence what is wrong, for people; without secrets
   */
  record BooksViolated(int productId, String sentence) implements Change {}

  /** Something that was found wrong with a product's books is no longer so. */
  record BooksAgree(int productId) implements Change {}
}
