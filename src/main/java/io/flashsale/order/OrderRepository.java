package io.flashsale.order;

import io.flashsale.persistence.ColumnArrays;
import io.flashsale.persistence.Writes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Reads and writes orders. */
public final class OrderRepository {

  private static final String INSERT =
      """
      INSERT INTO orders (id, product_id, customer_email, customer_key, quantity, price, status,
        idempotency_key, arrival, hold_seq, hold_expires_at, created_at, entry_id)
      SELECT id, product, email, customer, quantity, price, 'pending', key, arrival, seq, %s, %s,
        entry
      FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::text[],
        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::uuid[])
        AS n (id, product, email, customer, quantity, price, key, arrival, seq, due, made, entry)
      """
          .formatted(
              ColumnArrays.TIME_OF_MICROS.formatted("due"),
              ColumnArrays.TIME_OF_MICROS.formatted("made"));

  private static final String RESOLVE =
      """
      UPDATE orders SET status = ?, resolved_at = %s, resolved_seq = r.seq
      FROM unnest(?::uuid[], ?::bigint[]) AS r (id, seq)
      WHERE orders.id = r.id AND orders.status = ?
      """
          .formatted(ColumnArrays.TIME_OF_MICROS.formatted("?"));

  /** Adds the writing of new, pending orders. */
  public void insert(Writes writes, List<Order> orders) {
    writes.add(
        INSERT,
        (connection, parameters) -> {
          var columns = new ColumnArrays<>(connection, orders);
          parameters
              .array(columns.uuids(Order::id))
              .array(columns.ints(Order::productId))
              .array(columns.texts(Order::customerEmail))
              .array(columns.texts(Order::customerKey))
              .array(columns.ints(Order::quantity))
              .array(columns.longs(Order::price))
              .array(columns.texts(Order::idempotencyKey))
              .array(columns.longs(Order::arrival))
              .array(columns.longs(Order::holdSeq))
              .array(columns.micros(Order::holdExpiresAt))
              .array(columns.micros(Order::createdAt))
              .array(columns.uuids(Order::entryId));
        });
  }

  /**
   * Adds the writing of what became of orders, all resolved in one way and at one time: confirmed
   * ones were returned, pending ones anything else. It fails when one of them was not so until now:
   * somebody wrote past the row lock then.
   */
  public void resolve(Writes writes, OrderStatus status, Instant at, List<Order> resolved) {
    writes.add(
        RESOLVE,
        resolved.size(),
        (connection, parameters) -> {
          var columns = new ColumnArrays<>(connection, resolved);
          parameters
              .text(status.code())
              .bigint(ChronoUnit.MICROS.between(Instant.EPOCH, at))
              .array(columns.uuids(Order::id))
              .array(columns.longs(OrderRepository::resolvedSeq))
              .text(openBefore(status).code());
        });
  }

  private static OrderStatus openBefore(OrderStatus status) {
    return status == OrderStatus.RETURNED ? OrderStatus.CONFIRMED : OrderStatus.PENDING;
  }

  private static long resolvedSeq(Order order) {
    return Objects.requireNonNull(order.resolvedSeq(), "a resolved order has its event");
  }

  /** Deletes the orders of a rehearsal's product; the database refuses any other's. */
  public void purge(StatelessSession session, int productId) {
    session.doWork(
        connection -> {
          String sql = "DELETE FROM orders WHERE product_id = ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.executeUpdate();
          }
        });
  }

  public List<Order> findAll(StatelessSession session, Collection<UUID> ids) {
    // An array, not a list of parameters: that is another statement for each number of ids.
    return ids.isEmpty()
        ? List.of()
        : session
            .createNativeQuery("SELECT * FROM orders WHERE id = ANY(:ids)", Order.class)
            .setParameter("ids", ids.toArray(UUID[]::new))
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

  /** The units that these customers hold or have bought of a product; who has none is left out. */
  public Map<String, Integer> unitsOf(
      StatelessSession session, int productId, Collection<String> customerKeys) {
    if (customerKeys.isEmpty()) {
      return Map.of();
    }
    String sql =
        "SELECT customer_key, sum(quantity) FROM orders WHERE customer_key = ANY (?)"
            + " AND product_id = ? AND status IN ('pending', 'confirmed') GROUP BY customer_key";
    return byCustomer(
        session, sql, customerKeys, s -> s.setInt(2, productId), rows -> rows.getInt(2));
  }

  /**
   * When these customers last let a hold lapse, those of rehearsals aside; who did not since the
   * given time is left out.
   */
  public Map<String, Instant> lastLapses(
      StatelessSession session, Collection<String> customerKeys, Instant since) {
    if (customerKeys.isEmpty()) {
      return Map.of();
    }
    String sql =
        "SELECT customer_key, max(resolved_at) FROM orders WHERE customer_key = ANY (?)"
            + " AND status = 'expired' AND resolved_at >= ? AND product_id NOT IN"
            + " (SELECT id FROM products WHERE rehearsal) GROUP BY customer_key";
    return byCustomer(
        session,
        sql,
        customerKeys,
        s -> s.setObject(2, since.atOffset(ZoneOffset.UTC)),
        rows -> rows.getObject(2, OffsetDateTime.class).toInstant());
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> Map<String, T> byCustomer(
      StatelessSession session,
      String sql,
      Collection<String> customerKeys,
      Parameters others,
      Reader<T> reader) {
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", customerKeys.toArray()));
            others.set(statement);
            Map<String, T> found = new HashMap<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.put(rows.getString(1), reader.read(rows));
              }
            }
            return found;
          }
        });
  }
}
