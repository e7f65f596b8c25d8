package io.flashsale.console.orders;

import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderQuery;
import io.flashsale.product.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What the orders page asks of the store: the same service methods that the HTTP API calls.
 *
 * <p>All may block and throw; none is called on the FX thread.
 */
public interface OrderDesk {

  /** A page of orders, newest first. */
  OrderPage page(OrderQuery query, Cursor from, int limit, BooleanSupplier givenUp);

  /** One order, or empty. */
  Optional<Order> find(UUID id);

  /** The events of an order, in order. */
  List<InventoryEvent> history(Order order);

  /** Gives a hold up. */
  CancelOutcome cancel(UUID id, String reason);

  /** Takes a confirmed order back. */
  ReturnOutcome takeBack(UUID id, String reason);

  /** All products by id. */
  List<Product> products();

  /** The store's time. */
  Instant now();
}
