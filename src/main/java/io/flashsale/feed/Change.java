package io.flashsale.feed;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What changed, as it stands after a commit. */
public sealed interface Change {

  /** The product that it is about. */
  int productId();

  /**
   * A product's row, as this node knows it, is another than before: its stock, its line, its window
   * or its text.
   */
  record ProductChanged(int productId) implements Change {}

  /**
   * This node has committed a change of a product's row; told before this node's readers see it.
   *
   * @param fromSeq the head of the product's ledger that the change was made upon
   * @param toSeq the head after it; the same when only the text or the window changed
   */
  record Committed(int productId, long fromSeq, long toSeq) implements Change {}

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

  /**
   * Holds were resolved, here or on another node.
   *
   * @param elsewhere whether another node told it
   */
  record OrdersResolved(int productId, List<ResolvedOrder> orders, boolean elsewhere)
      implements Change {

    public OrdersResolved {
      orders = List.copyOf(orders);
    }
  }

  /**
   * What became of an order.
   *
   * @param status its name in the API
   */
  record ResolvedOrder(UUID id, String status) {}

  /**
   * The waiting line of a product is another than before: whoever stands in it may have moved.
   *
   * @param elsewhere whether another node told it
   */
  record LineMoved(int productId, boolean elsewhere) implements Change {}
}
