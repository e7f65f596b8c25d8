package io.flashsale.console;

import io.flashsale.console.orders.OrderDesk;
import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.Outcome;
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

/** A store in which nobody has ordered. */
final class FakeOrders implements OrderDesk {
  volatile Runnable before = () -> {};

  @Override
  public OrderPage page(OrderQuery query, Cursor from, int limit, BooleanSupplier givenUp) {
    before.run();
    return new OrderPage(List.of(), null);
  }

  @Override
  public Optional<Order> find(UUID id) {
    return Optional.empty();
  }

  @Override
  public List<InventoryEvent> history(Order order) {
    return List.of();
  }

  @Override
  public CancelOutcome cancel(UUID id, String reason) {
    return new Outcome.NotFound();
  }

  @Override
  public ReturnOutcome takeBack(UUID id, String reason) {
    return new Outcome.NotFound();
  }

  @Override
  public List<Product> products() {
    return List.of();
  }

  @Override
  public Instant now() {
    return FakeStore.NOW;
  }
}
