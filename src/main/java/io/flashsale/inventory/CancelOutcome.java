package io.flashsale.inventory;

import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;

/** What became of {@link Command.Release}. */
public sealed interface CancelOutcome extends Outcome
    permits CancelOutcome.Cancelled,
        CancelOutcome.NotPending,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The order is cancelled, now or before. */
  record Cancelled(Order order, Product product, Receipt ledger) implements CancelOutcome {}

  /** The hold was resolved in another way: expired, confirmed or returned. */
  record NotPending(OrderStatus status) implements CancelOutcome {}
}
