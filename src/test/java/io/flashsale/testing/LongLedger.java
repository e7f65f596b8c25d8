package io.flashsale.testing;

import io.flashsale.ledger.Chain;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderRepository;
import io.flashsale.order.OrderStatus;
import io.flashsale.persistence.Writes;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives a product a long past: orders that were held and cancelled, as the store would write. */
public final class LongLedger {
  private static final int ORDERS_AT_ONCE = 5_000;

  private LongLedger() {}

  /** Appends two events for each order, and gives the product as it stands then. */
  public static Product append(TestStore store, Product product, int orders) {
    Product last = product;
    for (int done = 0; done < orders; done += ORDERS_AT_ONCE) {
      last = appendBatch(store, last, Math.min(ORDERS_AT_ONCE, orders - done));
    }
    return last;
  }

  private static Product appendBatch(TestStore store, Product before, int count) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    CustomerEmail customer = CustomerEmail.parse("past@example.com").orElseThrow();
    Chain chain = new Chain(before.id(), before.ledger(), at);
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID id = UUID.randomUUID();
      Receipt held = chain.holdCreated(id, 1);
      Receipt released = chain.holdReleased(id, 1, "cancelled");
      orders.add(
          new Order(id, before.id(), customer, 1, 4_999, null, i, held.seq(), at, at, null)
              .resolved(OrderStatus.CANCELLED, released.seq(), at));
    }
    LedgerHead head = chain.head();
    Tally tally = before.tally();
    Product after =
        before.moved(
            before.stock(),
            new Tally(
                tally.expiredUnits(),
                tally.holdsCreated() + count,
                tally.pending(),
                tally.confirmed(),
                tally.expired(),
                tally.cancelled() + count,
                tally.returned()),
            head);
    store
        .database()
        .run(
            session -> {
              var writes = new Writes();
              var orderRows = new OrderRepository();
              orderRows.insert(writes, orders);
              orderRows.resolve(writes, OrderStatus.CANCELLED, at, orders);
              new LedgerRepository().insert(writes, chain.appended());
              new ProductRepository().updateCounters(writes, after);
              writes.run(session);
            });
    return after;
  }
}
