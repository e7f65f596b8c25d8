package io.flashsale.console.orders;

import io.flashsale.console.FakeStore;
import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.Outcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderQuery;
import io.flashsale.product.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Orders that answer as a test says, and what was asked for. */
final class ScriptedOrders implements OrderDesk {

  /** Something that happens before an answer. */
  interface Before {
    void happen() throws InterruptedException;
  }

  final List<Order> orders =
      new CopyOnWriteArrayList<>(
          List.of(
              new Order(
                  new UUID(7, 7),
                  1,
                  CustomerEmail.parse("a@example.com").orElseThrow(),
                  1,
                  4_999,
                  null,
                  1,
                  2,
                  FakeStore.NOW,
                  FakeStore.NOW.plusSeconds(120),
                  null)));
  final List<OrderQuery> asked = new CopyOnWriteArrayList<>();
  final List<Cursor> from = new CopyOnWriteArrayList<>();
  final List<String> done = new CopyOnWriteArrayList<>();
  volatile Before before = () -> {};
  volatile Runnable after = () -> {};
  volatile @Nullable Cursor next;
  volatile CancelOutcome cancel = new Outcome.NotFound();
  volatile ReturnOutcome takeBack = new Outcome.NotFound();

  private void happen() {
    try {
      before.happen();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public OrderPage page(OrderQuery query, Cursor place, int limit, BooleanSupplier givenUp) {
    List<Order> found = List.copyOf(orders);
    happen();
    from.add(place);
    asked.add(query);
    after.run();
    return new OrderPage(found, next);
  }

  @Override
  public Optional<Order> find(UUID id) {
    return orders.stream().filter(order -> order.id().equals(id)).findFirst();
  }

  @Override
  public List<InventoryEvent> history(Order order) {
    return List.of();
  }

  @Override
  public CancelOutcome cancel(UUID id, String reason) {
    done.add("cancel " + reason);
    return cancel;
  }

  @Override
  public ReturnOutcome takeBack(UUID id, String reason) {
    done.add("take back " + reason);
    return takeBack;
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
