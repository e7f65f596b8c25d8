package io.flashsale.waitlist;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads and writes the entries of lines. */
public final class WaitlistRepository {

  /** How many places one statement writes. */
  private static final int PLACES_AT_ONCE = 20_000;

  /** How many rows the reading of a whole line fetches at once. */
  private static final int FETCH = 10_000;

  private static final String INSERT =
      """
      INSERT INTO waitlist_entries (id, product_id, customer_email, customer_key, quantity,
        client_address, state, place, joined_as, joined_ahead, arrival, idempotency_key, order_id,
        hold_expires_at, end_reason, created_at, offered_at, ended_at)
      SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[],
        ?::text[], ?::bigint[], ?::text[], ?::int[], ?::bigint[], ?::text[], ?::uuid[],
        ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
      """;

  /** Writes new entries in one statement. */
  public void insert(StatelessSession session, List<WaitlistEntry> entries) {
    session.doWork(
        connection -> {
          Columns columns = new Columns(connection, entries);
          try (var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, columns.of("uuid", WaitlistEntry::id));
            statement.setArray(2, columns.of("int4", WaitlistEntry::productId));
            statement.setArray(3, columns.of("text", entry -> entry.customer().address()));
            statement.setArray(4, columns.of("text", WaitlistEntry::customerKey));
            statement.setArray(5, columns.of("int4", WaitlistEntry::quantity));
            statement.setArray(6, columns.of("text", WaitlistEntry::clientAddress));
            statement.setArray(7, columns.of("text", entry -> entry.state().code()));
            statement.setArray(8, columns.of("int8", WaitlistEntry::place));
            statement.setArray(9, columns.of("text", entry -> entry.joinedAs().code()));
            statement.setArray(10, columns.of("int4", WaitlistEntry::joinedAhead));
            statement.setArray(11, columns.of("int8", WaitlistEntry::arrival));
            statement.setArray(12, columns.of("text", WaitlistEntry::idempotencyKey));
            statement.setArray(13, columns.of("uuid", WaitlistEntry::orderId));
            statement.setArray(14, columns.of("timestamptz", WaitlistEntry::holdExpiresAt));
            statement.setArray(15, columns.of("text", WaitlistEntry::endReason));
            statement.setArray(16, columns.of("timestamptz", WaitlistEntry::createdAt));
            statement.setArray(17, columns.of("timestamptz", WaitlistEntry::offeredAt));
            statement.setArray(18, columns.of("timestamptz", WaitlistEntry::endedAt));
            statement.executeUpdate();
          }
        });
  }

  public @Nullable WaitlistEntry find(StatelessSession session, UUID id) {
    return session.get(WaitlistEntry.class, id);
  }

  public List<WaitlistEntry> findAll(StatelessSession session, Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : session
            .createNativeQuery(
                "SELECT * FROM waitlist_entries WHERE id = ANY(:ids)", WaitlistEntry.class)
            .setParameter("ids", ids.toArray(UUID[]::new))
            .getResultList();
  }

  /** The entries that were made with these keys; the two lists go in pairs. */
  public List<WaitlistEntry> findByKeys(
      StatelessSession session, int productId, List<String> customers, List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT e.* FROM unnest(CAST(:customers AS text[]), CAST(:keys AS text[])) AS k (c, i)"
            + " JOIN waitlist_entries e ON e.customer_key = k.c AND e.product_id = :product"
            + " AND e.idempotency_key = k.i";
    return session
        .createNativeQuery(sql, WaitlistEntry.class)
        .setParameter("customers", customers.toArray(String[]::new))
        .setParameter("keys", keys.toArray(String[]::new))
        .setParameter("product", productId)
        .getResultList();
  }

  /** Those of the given customers who take part in a product's line already. */
  public Set<String> activeOf(
      StatelessSession session, int productId, Collection<String> customerKeys) {
    String sql =
        "SELECT customer_key FROM waitlist_entries WHERE product_id = ? AND customer_key = ANY (?)"
            + " AND state IN ('entered', 'waiting', 'offered')";
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.setArray(2, connection.createArrayOf("text", customerKeys.toArray()));
            Set<String> active = new HashSet<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                active.add(rows.getString(1));
              }
            }
            return active;
          }
        });
  }

  /** How many entries before the opening came from these addresses; none is left out. */
  public Map<String, Integer> enteredFrom(
      StatelessSession session, int productId, Collection<String> clientAddresses) {
    String sql =
        "SELECT client_address, count(*) FROM waitlist_entries WHERE product_id = ?"
            + " AND client_address = ANY (?) AND state = 'entered' GROUP BY client_address";
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.setArray(2, connection.createArrayOf("text", clientAddresses.toArray()));
            Map<String, Integer> counts = new HashMap<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
              }
            }
            return counts;
          }
        });
  }

  /** The first who wait for a product and want no more than the given quantity, in order. */
  public List<WaitlistEntry> head(
      StatelessSession session, int productId, int mostWanted, int limit) {
    return session
        .createSelectionQuery(
            "from WaitlistEntry where state = 'waiting' and productId = :product"
                + " and quantity <= :most order by place",
            WaitlistEntry.class)
        .setParameter("product", productId)
        .setParameter("most", mostWanted)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Writes what became of entries: state, offer and end. */
  public void update(StatelessSession session, Collection<WaitlistEntry> changed) {
    String sql =
        "UPDATE waitlist_entries SET state = c.state, order_id = c.order_id,"
            + " hold_expires_at = c.due, offered_at = c.offered, ended_at = c.ended,"
            + " end_reason = c.reason"
            + " FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],"
            + " ?::timestamptz[], ?::text[])"
            + " AS c (id, state, order_id, due, offered, ended, reason)"
            + " WHERE waitlist_entries.id = c.id";
    session.doWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            Columns columns = new Columns(connection, List.copyOf(changed));
            statement.setArray(1, columns.of("uuid", WaitlistEntry::id));
            statement.setArray(2, columns.of("text", entry -> entry.state().code()));
            statement.setArray(3, columns.of("uuid", WaitlistEntry::orderId));
            statement.setArray(4, columns.of("timestamptz", WaitlistEntry::holdExpiresAt));
            statement.setArray(5, columns.of("timestamptz", WaitlistEntry::offeredAt));
            statement.setArray(6, columns.of("timestamptz", WaitlistEntry::endedAt));
            statement.setArray(7, columns.of("text", WaitlistEntry::endReason));
            statement.executeUpdate();
          }
        });
  }

  /** The columns of entries as arrays, for statements over many rows. */
  private record Columns(Connection connection, List<WaitlistEntry> entries) {
    java.sql.Array of(String type, Function<WaitlistEntry, @Nullable Object> column)
        throws SQLException {
      @Nullable Object[] values = new Object[entries.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = column.apply(entries.get(i));
        values[i] = value instanceof Instant time ? time.toString() : value;
      }
      return connection.createArrayOf(type, values);
    }
  }

  /** The ids of all who came before the opening, in no order. */
  public List<UUID> entered(StatelessSession session, int productId) {
    return session
        .createSelectionQuery(
            "select id from WaitlistEntry where state = 'entered' and productId = :product",
            UUID.class)
        .setParameter("product", productId)
        .getResultList();
  }

  /** Puts those who had entered in line, in the order given, from place 1 on. */
  public void place(StatelessSession session, List<UUID> inOrder) {
    String sql =
        "UPDATE waitlist_entries SET state = 'waiting', place = d.place"
            + " FROM unnest(?::uuid[], ?::bigint[]) AS d (id, place)"
            + " WHERE waitlist_entries.id = d.id";
    session.doWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < inOrder.size(); from += PLACES_AT_ONCE) {
              int to = Math.min(from + PLACES_AT_ONCE, inOrder.size());
              statement.setArray(
                  1,
                  connection.createArrayOf("uuid", inOrder.subList(from, to).toArray(UUID[]::new)));
              statement.setArray(
                  2,
                  connection.createArrayOf(
                      "int8", LongStream.rangeClosed(from + 1, to).boxed().toArray(Long[]::new)));
              statement.executeUpdate();
            }
          }
        });
  }

  /** Has all who are in a product's line lapse: its sale is over. */
  public void close(StatelessSession session, int productId, Instant now) {
    String sql =
        "UPDATE waitlist_entries SET state = 'lapsed', end_reason = ?, ended_at = ?"
            + " WHERE product_id = ? AND state IN ('entered', 'waiting')";
    session.doWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, LapseReason.CLOSED.code());
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setInt(3, productId);
            statement.executeUpdate();
          }
        });
  }

  /** Deletes the entries of a rehearsal's product; the database refuses any other's. */
  public void purge(StatelessSession session, int productId) {
    session.doWork(
        connection -> {
          String sql = "DELETE FROM waitlist_entries WHERE product_id = ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.executeUpdate();
          }
        });
  }

  /** Receives one who waits: the place and the units wanted. */
  interface Waiting {
    void accept(long place, int quantity);
  }

  /** Tells all who wait for a product, in order. */
  void eachWaiting(StatelessSession session, int productId, Waiting waiting) {
    String sql =
        "SELECT place, quantity FROM waitlist_entries WHERE product_id = ? AND state = 'waiting'"
            + " ORDER BY place";
    session.doWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setInt(1, productId);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                waiting.accept(rows.getLong(1), rows.getInt(2));
              }
            }
          }
        });
  }
}
