package io.flashsale.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads and writes orders. */
public final class OrderRepository {

  /** Writes new orders as one batch. */
  public void insert(StatelessSession session, List<Order> orders) {
    session.insertMultiple(orders);
  }

  /**
   * Writes what became of pending orders, all resolved in one way.
   *
   * @return how many were pending until now
   */
  public int resolve(StatelessSession session, OrderStatus status, List<Order> resolved) {
    return session.doReturningWork(
        connection -> {
          String sql =
              "UPDATE orders SET status = ?, resolved_at = ?, resolved_seq = r.seq"
                  + " FROM unnest(?::uuid[], ?::bigint[]) AS r (id, seq)"
                  + " WHERE orders.id = r.id AND orders.status = 'pending'";
          try (var statement = connection.prepareStatement(sql)) {
            Instant at = resolved.getFirst().resolvedAt();
            statement.setString(1, status.code());
            statement.setObject(2, at == null ? null : at.atOffset(ZoneOffset.UTC));
            statement.setArray(
                3, connection.createArrayOf("uuid", resolved.stream().map(Order::id).toArray()));
            statement.setArray(
                4,
                connection.createArrayOf(
                    "bigint", resolved.stream().map(Order::resolvedSeq).toArray()));
            return statement.executeUpdate();
          }
        });
  }

  public @Nullable Order find(StatelessSession session, UUID id) {
    return session.get(Order.class, id);
  }

  public List<Order> findAll(StatelessSession session, Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery("from Order where id in :ids", Order.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** The orders that were placed with these keys; the two lists go in pairs. */
  public List<Order> findByKeys(
      StatelessSession session, int productId, List<String> customers, List<String> keys) {
    String sql =
        "SELECT o.* FROM unnest(CAST(:customers AS text[]), CAST(:keys AS text[])) AS k (c, i)"
            + " JOIN orders o ON o.customer_key = k.c AND o.product_id = :product"
            + " AND o.idempotency_key = k.i";
    return session
        .createNativeQuery(sql, Order.class)
        .setParameter("customers", customers.toArray(String[]::new))
        .setParameter("keys", keys.toArray(String[]::new))
        .setParameter("product", productId)
        .getResultList();
  }

  /** A product's pending orders that are due at the given time, those due first first. */
  public List<Order> findDue(StatelessSession session, int productId, Instant now, int limit) {
    return session
        .createSelectionQuery(
            "from Order where status = 'pending' and holdExpiresAt <= :now"
                + " and productId = :product order by holdExpiresAt",
            Order.class)
        .setParameter("now", now)
        .setParameter("product", productId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The products that have a hold which is due. */
  public List<Integer> productsWithDue(StatelessSession session, Instant now) {
    return session
        .createSelectionQuery(
            "select distinct productId from Order where status = 'pending' and holdExpiresAt <="
                + " :now",
            Integer.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** A customer's latest orders, newest first. */
  public List<Order> findByCustomer(StatelessSession session, String customerKey, int limit) {
    return session
        .createSelectionQuery(
            "from Order where customerKey = :customer order by id desc", Order.class)
        .setParameter("customer", customerKey)
        .setMaxResults(limit)
        .getResultList();
  }
}
