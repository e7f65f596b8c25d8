package io.flashsale.waitlist;

import io.flashsale.product.Product;
import io.flashsale.waitlist.LineWindow.Grant;
import io.flashsale.waitlist.LineWindow.Moved;
import io.flashsale.waitlist.LineWindow.Waiter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads the window of a product's ledger that tells how its line is served. */
public final class LineFairnessRepository {

  /** How many events of the ledger a reading takes, however many there are. */
  public static final int WINDOW = 2_000;

  /** How many of those in line a reading takes, from the head on. */
  private static final int WAITERS = 2_000;

  private static final int SEQ_BITS = 40;

  private static final String EVENTS =
      """
      SELECT e.seq, e.type, e.delta, e.quantity, o.created_at, w.place, w.created_at
      FROM inventory_events e
      LEFT JOIN orders o ON o.id = e.order_id AND e.type = 'hold_created'
      LEFT JOIN waitlist_entries w ON w.id = o.entry_id
      WHERE e.id > ? AND e.id <= ? ORDER BY e.id
      """;

  private static final String WAITING =
      """
      SELECT place, quantity, created_at, CAST(NULL AS timestamptz) FROM waitlist_entries
      WHERE product_id = ? AND state = 'waiting' ORDER BY place LIMIT ?
      """;

  private static final String GIVEN_UP =
      """
      SELECT place, quantity, created_at, ended_at FROM waitlist_entries
      WHERE product_id = ? AND ended_at >= ? AND order_id IS NULL AND place IS NOT NULL
      ORDER BY ended_at LIMIT ?
      """;

  /** The window up to the head of the product's ledger, as its row says. */
  LineWindow read(StatelessSession session, Product product) {
    return session.doReturningWork(connection -> read(connection, product));
  }

  private static LineWindow read(Connection connection, Product product) throws SQLException {
    List<Moved> events = events(connection, product);
    Instant first =
        events.stream()
            .map(Moved::grant)
            .filter(grant -> grant != null)
            .map(Grant::at)
            .findFirst()
            .orElse(null);
    // Without a grant nobody was passed over.
    return first == null
        ? new LineWindow(product.stock().unsold(), events, List.of(), List.of())
        : new LineWindow(
            product.stock().unsold(),
            events,
            waiting(connection, product.id()),
            givenUp(connection, product.id(), first));
  }

  private static List<Moved> events(Connection connection, Product product) throws SQLException {
    long head = product.ledger().seq();
    long base = (long) product.id() << SEQ_BITS;
    try (var statement = connection.prepareStatement(EVENTS)) {
      statement.setLong(1, base | Math.max(0, head - WINDOW));
      statement.setLong(2, base | head);
      List<Moved> events = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
      return events;
    }
  }

  private static Moved event(ResultSet row) throws SQLException {
    int quantity = row.getInt(4);
    int unsoldBy =
        switch (row.getString(2)) {
          case "stock_added" -> row.getInt(3);
          case "order_confirmed" -> -quantity;
          case "order_returned" -> quantity;
          default -> 0;
        };
    Instant at = instant(row, 5);
    Grant grant =
        at == null ? null : new Grant(at, quantity, row.getObject(6, Long.class), instant(row, 7));
    return new Moved(row.getLong(1), unsoldBy, grant);
  }

  private static List<Waiter> waiting(Connection connection, int productId) throws SQLException {
    try (var statement = connection.prepareStatement(WAITING)) {
      statement.setInt(1, productId);
      statement.setInt(2, WAITERS);
      return waiters(statement);
    }
  }

  private static List<Waiter> givenUp(Connection connection, int productId, Instant since)
      throws SQLException {
    try (var statement = connection.prepareStatement(GIVEN_UP)) {
      statement.setInt(1, productId);
      statement.setObject(2, since.atOffset(ZoneOffset.UTC));
      statement.setInt(3, WAITERS);
      return waiters(statement);
    }
  }

  private static List<Waiter> waiters(PreparedStatement statement) throws SQLException {
    List<Waiter> waiters = new ArrayList<>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        waiters.add(
            new Waiter(
                rows.getLong(1),
                rows.getInt(2),
                rows.getObject(3, OffsetDateTime.class).toInstant(),
                Long.MAX_VALUE,
                instant(rows, 4)));
      }
    }
    return waiters;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
