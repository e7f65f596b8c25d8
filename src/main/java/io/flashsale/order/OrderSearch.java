package io.flashsale.order;

import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderSearchRepository.Chunk;
import io.flashsale.persistence.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds orders for the admin, a page at a time, however many there are; and tells the history of
 * one.
 *
 * <p>What is rare among very many is looked for in steps, each a transaction of its own.
 */
public final class OrderSearch {
  /** The most orders of one page. */
  public static final int PAGE_MAX = 500;

  private static final long EVENTS_A_STEP = 100_000;

  private final Database database;
  private final LedgerRepository ledger;
  private final OrderSearchRepository orders = new OrderSearchRepository();

  public OrderSearch(Database database, LedgerRepository ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * A page of the orders that are looked for, newest first.
   *
   * @param from where it begins: {@link Cursor#NEWEST}, or where the last page said
   * @param limit from 1 to {@link #PAGE_MAX}
   * @param givenUp whether nobody waits any more; then what was found so far is the page
   */
  public OrderPage page(OrderQuery query, Cursor from, int limit, BooleanSupplier givenUp) {
    List<Order> found = new ArrayList<>();
    Cursor place = from;
    while (place != null && found.size() < limit && !givenUp.getAsBoolean()) {
      Cursor start = place;
      int missing = Math.min(limit, PAGE_MAX) - found.size();
      Chunk chunk = database.call(session -> chunk(session, query, start, missing));
      found.addAll(chunk.found());
      place = chunk.reached();
    }
    return new OrderPage(found, place);
  }

  private Chunk chunk(StatelessSession session, OrderQuery query, Cursor from, int limit) {
    if (query.customer() != null) {
      return orders.ofCustomer(session, query, from, limit);
    }
    if (query.productId() != null) {
      return orders.ofProduct(session, query, from, limit);
    }
    return query.status() != null && isRare(query.status())
        ? orders.inStatus(session, query, from, limit)
        : orders.inTime(session, query, from, limit);
  }

  /** Those have an index of their own; in a sale most others are pending or confirmed. */
  private static boolean isRare(OrderStatus status) {
    return switch (status) {
      case EXPIRED, CANCELLED, RETURNED -> true;
      case PENDING, CONFIRMED -> false;
    };
  }

  /** The events of an order, in order. */
  public List<InventoryEvent> history(Order order) {
    Long resolved = order.resolvedSeq();
    if (order.status() != OrderStatus.RETURNED || resolved == null) {
      return database.call(session -> ledger.at(session, order.productId(), ends(order, resolved)));
    }
    // Between its hold and its return there is its confirm, which the order no longer names.
    return between(order.productId(), order.id(), order.holdSeq(), resolved);
  }

  private static List<Long> ends(Order order, @Nullable Long resolved) {
    return resolved == null ? List.of(order.holdSeq()) : List.of(order.holdSeq(), resolved);
  }

  private List<InventoryEvent> between(int productId, UUID orderId, long first, long last) {
    List<InventoryEvent> found = new ArrayList<>();
    for (long step = first; step <= last; step += EVENTS_A_STEP) {
      long from = step;
      long to = Math.min(last, step + EVENTS_A_STEP - 1);
      found.addAll(database.call(session -> ledger.ofOrder(session, productId, orderId, from, to)));
    }
    return found;
  }
}
