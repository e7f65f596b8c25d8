package io.flashsale.inventory;

import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;

/** What became of {@link Command.Return}. */
public sealed interface ReturnOutcome extends Outcome
    permits ReturnOutcome.Returned,
        ReturnOutcome.NotConfirmed,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The order is returned, now or before. */
  record Returned(Order order, Product product, Receipt ledger) implements ReturnOutcome {}

  /** The order is no confirmed one: pending, expired or cancelled. */
  record NotConfirmed(OrderStatus status) implements ReturnOutcome {}
}
