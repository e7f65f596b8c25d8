package io.flashsale.audit;

import io.flashsale.audit.AuditedEvent.ItsOrder;
import io.flashsale.audit.AuditedOrder.ItsEvent;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.LedgerEntries;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.Totals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that are checked, as they are: no entity is made of them, since one that is out of
 * balance could not be.
 *
 * <p>Each method is one statement over a bounded number of rows, found by primary key. It sees one
 * moment, and PostgreSQL ends it after {@link #STATEMENT_MILLIS}: a snapshot that is held for long
 * would keep the old versions of the hottest rows.
 */
final class AuditRepository {
  private static final int STATEMENT_MILLIS = 900;

  /** A join by hash would read whole tables for a page, if the planner thought them small. */
  private static final String LIMITS =
      "SET LOCAL statement_timeout = %d; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off"
          .formatted(STATEMENT_MILLIS);

  private static final String ROWS =
      "SELECT p.id, total_stock, available, held, sold, expired, holds_created, pending_orders,"
          + " confirmed_orders, expired_orders, cancelled_orders, returned_orders, ledger_seq,"
          + " ledger_hash, EXISTS (SELECT FROM inventory_events e"
          + " WHERE e.id > (p.id::bigint << 40) + ledger_seq AND e.id < (p.id::bigint + 1) << 40)"
          + " FROM products p WHERE p.id > ? ORDER BY p.id LIMIT ";

  private static final String EVENTS =
      "SELECT e.id, e.product_id, e.seq, e.type, e.delta, e.quantity, e.reason, e.order_id,"
          + " e.created_at, e.hash, o.product_id, o.quantity, o.status, o.hold_seq, o.resolved_seq"
          + " FROM inventory_events e LEFT JOIN orders o ON o.id = e.order_id"
          + " WHERE e.id > ? AND e.id <= ? ORDER BY e.id LIMIT ";

  private static final String ORDERS =
      "SELECT o.id, o.product_id, p.id IS NOT NULL, o.quantity, o.status, o.hold_seq,"
          + " o.resolved_seq, h.order_id, h.type, h.quantity, h.reason, r.order_id, r.type,"
          + " r.quantity, r.reason FROM orders o LEFT JOIN products p ON p.id = o.product_id"
          + " LEFT JOIN inventory_events h ON h.id = (o.product_id::bigint << 40) + o.hold_seq"
          + " LEFT JOIN inventory_events r ON r.id = (o.product_id::bigint << 40) + o.resolved_seq"
          + " WHERE o.id > ? ORDER BY o.id LIMIT ";

  private static final String STRAYS =
      "WITH p AS (SELECT id, lead(id) OVER (ORDER BY id) AS next FROM (SELECT 0::bigint AS id"
          + " UNION ALL SELECT id FROM products) AS all_ids)"
          + " SELECT (SELECT e.product_id FROM inventory_events e WHERE e.id >= (p.id + 1) << 40"
          + " AND (p.next IS NULL OR e.id < p.next << 40) ORDER BY e.id LIMIT 1) AS stray"
          + " FROM p ORDER BY stray NULLS LAST LIMIT 1";

  /** The rows of products behind an id, by id. */
  List<BooksRow> rows(StatelessSession session, int afterId, int limit) {
    return session.doReturningWork(
        connection -> {
          try (var statement = prepare(connection, ROWS + limit)) {
            statement.setInt(1, afterId);
            List<BooksRow> read = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                read.add(row(rows));
              }
            }
            return read;
          }
        });
  }

  private static BooksRow row(ResultSet row) throws SQLException {
    return new BooksRow(
        row.getInt(1),
        new Totals(
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(9),
            row.getLong(10),
            row.getLong(11),
            row.getLong(12)),
        row.getLong(8),
        new LedgerHead(row.getLong(13), row.getBytes(14)),
        row.getBoolean(15));
  }

  /** The row of one product, or empty when there is none. */
  Optional<BooksRow> find(StatelessSession session, int productId) {
    return rows(session, productId - 1, 1).stream()
        .filter(row -> row.productId() == productId)
        .findFirst();
  }

  /** The events of a product behind a place and up to another, in order, with their orders. */
  List<AuditedEvent> events(
      StatelessSession session, int productId, long after, long last, int limit) {
    return session.doReturningWork(
        connection -> {
          try (var statement = prepare(connection, EVENTS + limit)) {
            statement.setLong(1, InventoryEvent.idOf(productId, after));
            statement.setLong(2, InventoryEvent.idOf(productId, last));
            var entries = new LedgerEntries();
            List<AuditedEvent> read = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                read.add(event(rows, entries));
              }
            }
            return read;
          }
        });
  }

  private static AuditedEvent event(ResultSet row, LedgerEntries entries) throws SQLException {
    UUID orderId = row.getObject(8, UUID.class);
    var entry =
        entries.of(
            row.getInt(2),
            row.getLong(3),
            row.getString(4),
            row.getInt(5),
            row.getInt(6),
            row.getString(7),
            orderId,
            row.getObject(9, OffsetDateTime.class).toInstant(),
            row.getBytes(10));
    int orderProduct = row.getInt(11);
    ItsOrder order =
        row.wasNull()
            ? null
            : new ItsOrder(
                orderProduct,
                row.getInt(12),
                row.getString(13),
                row.getLong(14),
                row.getObject(15, Long.class));
    return new AuditedEvent(row.getLong(1), entry, orderId != null, order);
  }

  /** The orders behind an id, by id, with their events. */
  List<AuditedOrder> orders(StatelessSession session, UUID afterId, int limit) {
    return session.doReturningWork(
        connection -> {
          try (var statement = prepare(connection, ORDERS + limit)) {
            statement.setObject(1, afterId);
            List<AuditedOrder> read = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                read.add(order(rows));
              }
            }
            return read;
          }
        });
  }

  private static AuditedOrder order(ResultSet row) throws SQLException {
    return new AuditedOrder(
        row.getObject(1, UUID.class),
        row.getInt(2),
        row.getBoolean(3),
        row.getInt(4),
        row.getString(5),
        row.getLong(6),
        row.getObject(7, Long.class),
        itsEvent(row, 8),
        itsEvent(row, 12));
  }

  private static @Nullable ItsEvent itsEvent(ResultSet row, int column) throws SQLException {
    String type = row.getString(column + 1);
    return type == null
        ? null
        : new ItsEvent(
            row.getObject(column, UUID.class),
            type,
            row.getInt(column + 2),
            row.getString(column + 3));
  }

  /** The product id of an event whose product does not exist; empty when there is no such event. */
  OptionalInt strayEvents(StatelessSession session) {
    return session.doReturningWork(
        connection -> {
          try (var statement = prepare(connection, STRAYS);
              var row = statement.executeQuery()) {
            if (!row.next()) {
              return OptionalInt.empty();
            }
            int productId = row.getInt(1);
            return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(productId);
          }
        });
  }

  private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    try (var limits = connection.createStatement()) {
      limits.execute(LIMITS);
    }
    return connection.prepareStatement(sql);
  }
}
