package io.flashsale.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * Overwrites what is personal in the rows of orders and entries, a page at a time.
 *
 * <p>A product's orders are found by its ledger, in order, and how far that is done is kept; so
 * there is no index for it that a hold would have to write.
 */
final class ForgettingRepository {
  private static final int PAGE = 500;

  private static final String PRODUCTS =
      "SELECT id FROM products WHERE NOT rehearsal AND created_at < ?"
          + " AND (max_per_customer IS NULL OR sale_ends_at < ?) ORDER BY id";

  private static final String EVENTS =
      "SELECT seq, order_id, type = 'hold_created', created_at < ? FROM inventory_events"
          + " WHERE id > (?::bigint << 40) + ? AND id < (?::bigint + 1) << 40 ORDER BY id LIMIT "
          + PAGE;

  /** Nobody is waited for: an order that is just being written is left for the next time. */
  private static final String OVER =
      "SELECT id FROM orders WHERE id = ANY (?) AND status <> 'pending' ORDER BY id"
          + " FOR UPDATE SKIP LOCKED";

  private static final String ORDERS =
      "UPDATE orders SET customer_email = '%1$s', customer_key = '%1$s', idempotency_key = NULL WHERE id = ANY (?)"
          .formatted(Forgetting.WORD);

  private static final String ENTRY =
      "UPDATE waitlist_entries SET customer_email = '%1$s', customer_key = '%1$s', client_address = '%1$s', idempotency_key = NULL"
          .formatted(Forgetting.WORD);

  private static final String OFFERED = ENTRY + " WHERE order_id = ANY (?)";

  private static final String ENTRIES =
      ENTRY
          + " WHERE id IN (SELECT e.id FROM waitlist_entries e JOIN forgetting f USING (product_id)"
          + " WHERE e.product_id = ? AND e.order_id IS NULL AND e.ended_at >= f.entries_until"
          + " AND e.ended_at < ? AND e.customer_key <> '%s' LIMIT %d)"
              .formatted(Forgetting.WORD, PAGE);

  /** An event of a product's ledger. */
  private record Event(long seq, UUID order, boolean hold, boolean old) {}

  /** Products whose customers may be forgotten. */
  List<Integer> products(StatelessSession session, Instant before, Instant now) {
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement(PRODUCTS)) {
            setTime(statement, 1, before);
            setTime(statement, 2, now);
            List<Integer> ids = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                ids.add(rows.getInt(1));
              }
            }
            return ids;
          }
        });
  }

  /**
   * Forgets the customers of a product's next orders that were made before the given time, with
   * their entries; whether it came further.
   */
  boolean orders(StatelessSession session, int product, Instant before) {
    return session.doReturningWork(
        connection -> {
          OptionalLong begun = begin(connection, product);
          if (begun.isEmpty()) {
            return false;
          }
          List<Event> page = events(connection, product, begun.getAsLong(), before);
          Set<UUID> over = over(connection, page);
          long done = begun.getAsLong();
          List<UUID> orders = new ArrayList<>();
          for (Event event : page) {
            if (!event.old() || (event.hold() && !over.contains(event.order()))) {
              break;
            }
            done = event.seq();
            if (event.hold()) {
              orders.add(event.order());
            }
          }
          update(connection, ORDERS, orders);
          update(connection, OFFERED, orders);
          try (var statement =
              connection.prepareStatement("UPDATE forgetting SET seq = ? WHERE product_id = ?")) {
            statement.setLong(1, done);
            statement.setInt(2, product);
            statement.executeUpdate();
          }
          return done > begun.getAsLong();
        });
  }

  /** How far the product is, for the node whose turn it is; empty for another one. */
  private static OptionalLong begin(Connection connection, int product) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO forgetting (product_id) VALUES (?) ON CONFLICT DO NOTHING")) {
      statement.setInt(1, product);
      statement.executeUpdate();
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT seq FROM forgetting WHERE product_id = ? FOR UPDATE SKIP LOCKED")) {
      statement.setInt(1, product);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static List<Event> events(Connection connection, int product, long after, Instant before)
      throws SQLException {
    try (var statement = connection.prepareStatement(EVENTS)) {
      setTime(statement, 1, before);
      statement.setInt(2, product);
      statement.setLong(3, after);
      statement.setInt(4, product);
      List<Event> events = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(
              new Event(
                  rows.getLong(1),
                  rows.getObject(2, UUID.class),
                  rows.getBoolean(3),
                  rows.getBoolean(4)));
        }
      }
      return events;
    }
  }

  /** Of the orders that events begin, those that are over; they are locked. */
  private static Set<UUID> over(Connection connection, List<Event> events) throws SQLException {
    UUID[] ids =
        events.stream().filter(e -> e.hold() && e.old()).map(Event::order).toArray(UUID[]::new);
    try (var statement = connection.prepareStatement(OVER)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      Set<UUID> over = new HashSet<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          over.add(rows.getObject(1, UUID.class));
        }
      }
      return over;
    }
  }

  private static void update(Connection connection, String sql, List<UUID> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      statement.executeUpdate();
    }
  }

  /**
   * Forgets those who left a product's line before the given time without an offer, some of them;
   * whether there may be more.
   */
  boolean entries(StatelessSession session, int product, Instant before) {
    return session.doReturningWork(
        connection -> {
          if (begin(connection, product).isEmpty()) {
            return false;
          }
          int forgotten;
          try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setInt(1, product);
            setTime(statement, 2, before);
            forgotten = statement.executeUpdate();
          }
          if (forgotten == PAGE) {
            return true;
          }
          try (var statement =
              connection.prepareStatement(
                  "UPDATE forgetting SET entries_until = ? WHERE product_id = ?")) {
            setTime(statement, 1, before);
            statement.setInt(2, product);
            statement.executeUpdate();
          }
          return false;
        });
  }

  /** Forgets whom the store had wait before the given time, and who waits no more. */
  void cooldowns(StatelessSession session, Instant before) {
    session.doWork(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM cooldowns WHERE noted_at < ? AND until < ?")) {
            setTime(statement, 1, before);
            setTime(statement, 2, before);
            statement.executeUpdate();
          }
        });
  }

  private static void setTime(PreparedStatement statement, int index, Instant time)
      throws SQLException {
    statement.setObject(index, time.atOffset(ZoneOffset.UTC));
  }
}
