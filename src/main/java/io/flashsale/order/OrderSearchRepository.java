package io.flashsale.order;

import io.flashsale.order.OrderPage.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds orders by what the admin knows of them, newest first.
 *
 * <p>An order's id begins with its time, so the primary key is the order in time. Each statement
 * goes through a bounded number of rows, so that none of them holds the hottest rows' old versions.
 */
final class OrderSearchRepository {
  /** How many rows one statement goes through at most. */
  static final int CHUNK = 20_000;

  private static final String NO_REHEARSALS =
      " AND o.product_id NOT IN (SELECT id FROM products WHERE rehearsal)";

  /**
   * What a statement has gone through.
   *
   * @param reached where it ended, or null at the end of all
   */
  record Chunk(List<Order> found, @Nullable Cursor reached) {}

  /** The customer's orders; few, so all are gone through. */
  Chunk ofCustomer(StatelessSession session, OrderQuery query, Cursor from, int limit) {
    CustomerEmail customer = query.customer();
    String sql =
        "SELECT o.* FROM orders o WHERE o.customer_key = :customer AND o.id < :before AND o.id >="
            + " :since"
            + status(query)
            + (query.productId() == null ? "" : " AND o.product_id = :product")
            + NO_REHEARSALS
            + " ORDER BY o.id DESC";
    NativeQuery<Order> statement =
        bounded(session.createNativeQuery(sql, Order.class), query, from)
            .setParameter("customer", customer == null ? "" : customer.canonical());
    if (query.productId() != null) {
      statement.setParameter("product", query.productId());
    }
    return ended(statement.setMaxResults(limit).getResultList(), limit);
  }

  /** Orders that came to nothing, by the index that has only those. */
  Chunk inStatus(StatelessSession session, OrderQuery query, Cursor from, int limit) {
    String sql =
        "SELECT o.* FROM orders o WHERE o.id < :before AND o.id >= :since"
            + status(query)
            + NO_REHEARSALS
            + " ORDER BY o.id DESC";
    return ended(
        bounded(session.createNativeQuery(sql, Order.class), query, from)
            .setMaxResults(limit)
            .getResultList(),
        limit);
  }

  /** Orders of all products, as far as one statement goes. */
  Chunk inTime(StatelessSession session, OrderQuery query, Cursor from, int limit) {
    String sql =
        "SELECT o.* FROM (SELECT * FROM orders WHERE id < :before AND id >= :since"
            + " ORDER BY id DESC LIMIT %d) o WHERE true".formatted(CHUNK)
            + status(query)
            + NO_REHEARSALS
            + " ORDER BY o.id DESC";
    List<Order> found =
        bounded(session.createNativeQuery(sql, Order.class), query, from)
            .setMaxResults(limit)
            .getResultList();
    if (found.size() == limit) {
      return new Chunk(found, after(found.getLast()));
    }
    List<UUID> last =
        bounded(
                session.createNativeQuery(
                    "SELECT id FROM orders WHERE id < :before AND id >= :since ORDER BY id DESC"
                        + " OFFSET %d LIMIT 1".formatted(CHUNK - 1),
                    UUID.class),
                query,
                from)
            .getResultList();
    return new Chunk(found, last.isEmpty() ? null : new Cursor(last.getFirst(), 0));
  }

  /**
   * Orders of one product: its ledger has them in order, so no index of orders by product is kept
   * up to date with every hold.
   */
  Chunk ofProduct(StatelessSession session, OrderQuery query, Cursor from, int limit) {
    long product = query.productId() == null ? 0 : (long) query.productId() << 40;
    long last = product + from.seq();
    String sql =
        "SELECT o.* FROM (SELECT id, order_id FROM inventory_events WHERE id > :first AND id <"
            + " :last AND id >= :least AND type = 'hold_created' ORDER BY id DESC) e,"
            // One order after the other until the page is full, whatever the planner thinks.
            + " LATERAL (SELECT * FROM orders WHERE orders.id = e.order_id OFFSET 0) o"
            + " WHERE o.id < :before AND o.id >= :since"
            + status(query)
            + " ORDER BY e.id DESC";
    // The newest event at or before the place tells where a chunk of the ledger begins and ends.
    Long newest =
        session
            .createNativeQuery(
                "SELECT max(id) FROM inventory_events WHERE id > :first AND id < :last", Long.class)
            .setParameter("first", product)
            .setParameter("last", last)
            .getSingleResult();
    if (newest == null) {
      return new Chunk(List.of(), null);
    }
    long least = Math.max(product + 1, newest - CHUNK + 1);
    List<Order> found =
        bounded(session.createNativeQuery(sql, Order.class), query, Cursor.NEWEST)
            .setParameter("first", product)
            .setParameter("last", last)
            .setParameter("least", least)
            .setMaxResults(limit)
            .getResultList();
    if (found.size() == limit) {
      return new Chunk(found, after(found.getLast()));
    }
    boolean over = least == product + 1 || isBefore(session, least, query.since());
    return new Chunk(found, over ? null : new Cursor(new UUID(0, 0), least - product));
  }

  /** Whether an event is older than what is looked for, so that all behind it are. */
  private static boolean isBefore(StatelessSession session, long event, @Nullable Instant since) {
    return since != null
        && session
            .createNativeQuery(
                "SELECT created_at FROM inventory_events WHERE id = :id", Instant.class)
            .setParameter("id", event)
            .getSingleResult()
            .isBefore(since);
  }

  private static Chunk ended(List<Order> found, int limit) {
    return new Chunk(found, found.size() < limit ? null : after(found.getLast()));
  }

  private static Cursor after(Order order) {
    return new Cursor(order.id(), order.holdSeq());
  }

  /** The status as a constant, so that the planner knows that the index of its orders serves. */
  private static String status(OrderQuery query) {
    OrderStatus status = query.status();
    return status == null ? "" : " AND o.status = '%s'".formatted(status.code());
  }

  private static <T> NativeQuery<T> bounded(
      NativeQuery<T> statement, OrderQuery query, Cursor from) {
    Instant until = query.until();
    UUID newest = until == null ? from.before() : least(from.before(), firstAt(until));
    Instant since = query.since();
    return statement
        .setParameter("before", newest)
        .setParameter("since", since == null ? new UUID(0, 0) : firstAt(since));
  }

  private static UUID least(UUID one, UUID other) {
    // As PostgreSQL orders them, byte by byte.
    return Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits()) < 0
        ? one
        : other;
  }

  /** The smallest id that an order of this millisecond or later may have. */
  private static UUID firstAt(Instant at) {
    return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
  }
}
