package io.flashsale.simulation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders and the ledger of some products, as the database has them at one moment. */
final class Rows {

  /** The row of an order. */
  record OrderRow(
      String id,
      int productId,
      String email,
      String customerKey,
      int quantity,
      String status,
      @Nullable String key,
      long arrival,
      long holdSeq,
      Instant dueAt,
      Instant createdAt,
      @Nullable Instant resolvedAt) {

    /** How long after its deadline the hold expired; null when it did not. */
    @Nullable Duration lateness() {
      return status.equals("expired") && resolvedAt != null
          ? Duration.between(dueAt, resolvedAt)
          : null;
    }
  }

  /** The row of an inventory event. */
  record EventRow(String type, @Nullable String reason, @Nullable String orderId, String hash) {}

  private record Place(int productId, long seq) {}

  private final Map<String, OrderRow> orders = new HashMap<>();
  private final Map<String, List<OrderRow>> byKey = new HashMap<>();
  private final Map<Place, EventRow> events = new HashMap<>();

  private Rows() {}

  static Rows read(Connection connection, Collection<Integer> products) throws SQLException {
    Rows rows = new Rows();
    for (int product : products) {
      rows.readOrders(connection, product);
      rows.readEvents(connection, product);
    }
    return rows;
  }

  private void readOrders(Connection connection, int product) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM orders WHERE product_id = " + product)) {
      while (row.next()) {
        OrderRow order =
            new OrderRow(
                row.getString("id"),
                product,
                row.getString("customer_email"),
                row.getString("customer_key"),
                row.getInt("quantity"),
                row.getString("status"),
                row.getString("idempotency_key"),
                row.getLong("arrival"),
                row.getLong("hold_seq"),
                time(row, "hold_expires_at"),
                time(row, "created_at"),
                time(row, "resolved_at"));
        orders.put(order.id(), order);
        byKey.computeIfAbsent(order.key(), key -> new ArrayList<>()).add(order);
      }
    }
  }

  private void readEvents(Connection connection, int product) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT seq, type, reason, order_id, hash FROM inventory_events WHERE product_id = "
                    + product)) {
      while (row.next()) {
        events.put(
            new Place(product, row.getLong("seq")),
            new EventRow(
                row.getString("type"),
                row.getString("reason"),
                row.getString("order_id"),
                HexFormat.of().formatHex(row.getBytes("hash"))));
      }
    }
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  Collection<OrderRow> orders() {
    return orders.values();
  }

  @Nullable OrderRow order(@Nullable String id) {
    return orders.get(id);
  }

  /** The orders that were placed with this key, of whatever product and customer. */
  List<OrderRow> placedWith(@Nullable String key) {
    return byKey.getOrDefault(key, List.of());
  }

  @Nullable EventRow event(int productId, long seq) {
    return events.get(new Place(productId, seq));
  }
}
