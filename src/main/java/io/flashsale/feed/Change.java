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
}
