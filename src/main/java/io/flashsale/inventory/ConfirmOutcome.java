package io.flashsale.inventory;

import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;

/** What became of {@link Command.Confirm}. */
public sealed interface ConfirmOutcome extends Outcome
    permits ConfirmOutcome.Confirmed,
        ConfirmOutcome.NotPending,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The order is confirmed, now or before. */
  record Confirmed(Order order, Product product, Receipt ledger) implements ConfirmOutcome {}

  /** The hold was resolved in another way: expired, cancelled or returned. */
  record NotPending(OrderStatus status) implements ConfirmOutcome {}
}
