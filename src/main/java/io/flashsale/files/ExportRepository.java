package io.flashsale.files;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is exported, a page a statement, each found by the primary key: no snapshot outlives a
 * page, so an export of a million orders keeps no old version of a hot row.
 */
final class ExportRepository {

  /** An order as it is exported. */
  record OrderRow(
      UUID id,
      int productId,
      String product,
      String email,
      int quantity,
      long price,
      String status,
      boolean offered,
      Instant createdAt,
      Instant holdExpiresAt,
      @Nullable Instant resolvedAt) {}

  /** A product's figures in one minute. */
  record MinuteRow(
      int productId,
      String product,
      Instant minute,
      long sold,
      long expired,
      long returned,
      long revenue,
      long refunded,
      long soldOut,
      long throttled) {}

  private static final String ORDERS =
      """
      SELECT o.id, o.product_id, p.name, o.customer_email, o.quantity, o.price, o.status,
        o.entry_id IS NOT NULL, o.created_at, o.hold_expires_at, o.resolved_at, p.rehearsal
      FROM (SELECT * FROM orders WHERE id > ? AND id <= ? ORDER BY id LIMIT ?) o
      JOIN products p ON p.id = o.product_id ORDER BY o.id
      """;

  private static final String MINUTES =
      """
      SELECT m.product_id, coalesce(p.name, ''), m.minute, coalesce(s.sold, 0), coalesce(s.expired, 0),
        coalesce(s.returned, 0), coalesce(s.revenue, 0), coalesce(s.refunded, 0),
        coalesce(r.sold_out, 0), coalesce(r.throttled, 0)
      FROM (
        (SELECT product_id, minute FROM product_minutes WHERE (product_id, minute) > (?, ?)
          ORDER BY product_id, minute LIMIT ?)
        UNION
        (SELECT product_id, minute FROM refusal_minutes WHERE (product_id, minute) > (?, ?)
          ORDER BY product_id, minute LIMIT ?)
        ORDER BY product_id, minute LIMIT ?) m
      LEFT JOIN product_minutes s ON s.product_id = m.product_id AND s.minute = m.minute
      LEFT JOIN refusal_minutes r ON r.product_id = m.product_id AND r.minute = m.minute
      LEFT JOIN products p ON p.id = m.product_id
      ORDER BY m.product_id, m.minute
      """;

  private static final String DAY =
      """
      SELECT minute, sum(sold), sum(expired) FROM product_minutes
      WHERE minute >= ? AND minute < ? GROUP BY minute ORDER BY minute
      """;

  private static final String SOLD =
      """
      SELECT product_id, sum(sold), sum(expired), sum(returned), sum(revenue), sum(refunded)
      FROM product_minutes WHERE minute >= ? AND minute < ? GROUP BY product_id
      """;

  private static final String REFUSED =
      """
      SELECT product_id, sum(sold_out), sum(throttled)
      FROM refusal_minutes WHERE minute >= ? AND minute < ? GROUP BY product_id
      """;

  /** A page of orders and where the next one begins; the orders of rehearsals are left out. */
  record OrderPage(List<OrderRow> orders, @Nullable UUID last) {}

  /** The order that was made last, by its id; empty when there is none. */
  Optional<UUID> lastOrder(StatelessSession session) {
    return session.doReturningWork(
        connection -> {
          String sql = "SELECT id FROM orders ORDER BY id DESC LIMIT 1";
          try (var statement = connection.prepareStatement(sql);
              var row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
          }
        });
  }

  /** A page of orders behind an id, up to another. */
  OrderPage orders(StatelessSession session, UUID after, UUID upTo, int limit) {
    return session.doReturningWork(
        connection -> {
          List<OrderRow> orders = new ArrayList<>();
          UUID last = null;
          try (var statement = connection.prepareStatement(ORDERS)) {
            statement.setObject(1, after);
            statement.setObject(2, upTo);
            statement.setInt(3, limit);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                last = rows.getObject(1, UUID.class);
                if (!rows.getBoolean(12)) {
                  orders.add(order(rows, last));
                }
              }
            }
          }
          return new OrderPage(orders, last);
        });
  }

  private static OrderRow order(ResultSet row, UUID id) throws SQLException {
    OffsetDateTime resolved = row.getObject(11, OffsetDateTime.class);
    return new OrderRow(
        id,
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getLong(6),
        row.getString(7),
        row.getBoolean(8),
        instant(row, 9),
        instant(row, 10),
        resolved == null ? null : resolved.toInstant());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A page of minutes behind a product and minute, in that order. */
  List<MinuteRow> minutes(StatelessSession session, int productId, Instant after, int limit) {
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement(MINUTES)) {
            for (int part = 0; part < 2; part++) {
              statement.setInt(part * 3 + 1, productId);
              statement.setObject(part * 3 + 2, after.atOffset(ZoneOffset.UTC));
              statement.setInt(part * 3 + 3, limit);
            }
            statement.setInt(7, limit);
            List<MinuteRow> minutes = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                minutes.add(minute(rows));
              }
            }
            return minutes;
          }
        });
  }

  private static MinuteRow minute(ResultSet row) throws SQLException {
    return new MinuteRow(
        row.getInt(1),
        row.getString(2),
        instant(row, 3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10));
  }

  /** Units of all products in one minute. */
  record Units(Instant minute, long sold, long expired) {}

  /** The minutes of a time that have units, in order. */
  List<Units> day(StatelessSession session, Instant from, Instant to) {
    List<Units> units = new ArrayList<>();
    each(
        session,
        DAY,
        from,
        to,
        row -> units.add(new Units(instant(row, 1), row.getLong(2), row.getLong(3))));
    return units;
  }

  /** Sums by product. */
  interface Sums {
    void accept(int productId, long[] sums);
  }

  /** Tells sold, expired, returned, revenue and refunded of a time, by product. */
  void sold(StatelessSession session, Instant from, Instant to, Sums sums) {
    each(session, SOLD, from, to, row -> sums.accept(row.getInt(1), longs(row, 5)));
  }

  /** Tells what was refused as sold out and by limits in a time, by product. */
  void refused(StatelessSession session, Instant from, Instant to, Sums sums) {
    each(session, REFUSED, from, to, row -> sums.accept(row.getInt(1), longs(row, 2)));
  }

  private static long[] longs(ResultSet row, int count) throws SQLException {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = row.getLong(i + 2);
    }
    return values;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(
      StatelessSession session, String sql, Instant from, Instant to, RowReader reader) {
    session.doWork(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                reader.read(rows);
              }
            }
          }
        });
  }
}
