package io.flashsale.simulation;

import io.flashsale.simulation.LineCrowd.Joined;
import io.flashsale.simulation.RealTime.Stretch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the order in which a line was served with the order in which people came, from what they
 * were told and from the database. It shares no code with the store.
 */
final class LineChecker {

  /** The row of an entry and of its offer, which is null where it had none. */
  record EntryRow(
      String id,
      String email,
      long place,
      String state,
      Instant createdAt,
      @Nullable Instant endedAt,
      @Nullable Long offerSeq,
      @Nullable Instant offeredAt) {

    /** How long it waited for its offer; null for one that had none. */
    @Nullable Duration waited() {
      return offeredAt == null ? null : Duration.between(createdAt, offeredAt);
    }
  }

  private final List<EntryRow> entries = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private LineChecker() {}

  /** Reads a product's line and its ledger. */
  static LineChecker read(Connection connection, int product) throws SQLException {
    LineChecker checker = new LineChecker();
    checker.readEntries(connection, product);
    checker.checkNothingLay(connection, product);
    checker.checkNobodyPassedTheLine(connection, product);
    return checker;
  }

  private void readEntries(Connection connection, int product) throws SQLException {
    String sql =
        "SELECT e.id, e.customer_email, e.place, e.state, e.created_at, e.ended_at, o.hold_seq,"
            + " o.created_at AS offered_at FROM waitlist_entries e"
            + " LEFT JOIN orders o ON o.entry_id = e.id WHERE e.product_id = "
            + product
            + " ORDER BY e.place";
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        long seq = row.getLong("hold_seq");
        Long offerSeq = row.wasNull() ? null : seq;
        entries.add(
            new EntryRow(
                row.getString("id"),
                row.getString("customer_email"),
                row.getLong("place"),
                row.getString("state"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "ended_at"),
                offerSeq,
                time(row, "offered_at")));
      }
    }
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** While somebody waited, whatever a transaction freed had gone to the line when it was over. */
  private void checkNothingLay(Connection connection, int product) throws SQLException {
    String sql =
        """
        WITH groups AS (
          SELECT max(seq) AS seq, sum(sum(delta)) OVER (ORDER BY max(seq)) AS available
          FROM inventory_events WHERE product_id = %1$d GROUP BY created_at),
        offers AS (
          SELECT min(hold_seq) AS first, max(hold_seq) AS last
          FROM orders WHERE product_id = %1$d AND entry_id IS NOT NULL)
        SELECT seq, available FROM groups, offers
        WHERE seq >= first AND seq < last AND available <> 0
        """
            .formatted(product);
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        faults.add(
            "after event %d lay %d units that people waited for"
                .formatted(row.getLong(1), row.getLong(2)));
      }
    }
  }

  private void checkNobodyPassedTheLine(Connection connection, int product) throws SQLException {
    String sql =
        """
        WITH offers AS (
          SELECT min(hold_seq) AS first, max(hold_seq) AS last
          FROM orders WHERE product_id = %1$d AND entry_id IS NOT NULL)
        SELECT customer_email FROM orders, offers
        WHERE product_id = %1$d AND entry_id IS NULL AND hold_seq BETWEEN first AND last
        """
            .formatted(product);
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        faults.add(row.getString(1) + " had a unit past the line");
      }
    }
  }

  List<EntryRow> entries() {
    return entries;
  }

  /** All that contradicts, each in one line. */
  List<String> faults(List<Joined> told) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(placesTold(told));
    List<Stretch> joins =
        told.stream()
            .map(it -> new Stretch(it.place(), it.sent(), it.answered(), it.email()))
            .toList();
    all.addAll(RealTime.faults("the line", joins));
    all.addAll(overtakings());
    all.addAll(passedOver());
    return all;
  }

  private List<String> placesTold(List<Joined> told) {
    List<String> wrong = new ArrayList<>();
    Map<String, EntryRow> byId = new HashMap<>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    for (Joined it : told) {
      EntryRow entry = byId.get(it.entryId());
      if (entry == null || entry.place() != it.place() || !entry.email().equals(it.email())) {
        wrong.add(
            "%s was told place %d, and its entry is %s".formatted(it.email(), it.place(), entry));
      }
    }
    if (told.size() != entries.size()) {
      wrong.add("%d are in line who were told %d places".formatted(entries.size(), told.size()));
    }
    return wrong;
  }

  /** Offers that were made before one to somebody ahead. */
  private List<String> overtakings() {
    List<String> overtakings = new ArrayList<>();
    List<EntryRow> offers =
        entries.stream()
            .filter(entry -> entry.offerSeq() != null)
            .sorted(Comparator.comparing(EntryRow::offerSeq))
            .toList();
    for (int i = 1; i < offers.size(); i++) {
      if (offers.get(i).place() <= offers.get(i - 1).place()) {
        overtakings.add("%s was overtaken by %s".formatted(offers.get(i), offers.get(i - 1)));
      }
    }
    return overtakings;
  }

  /** Those without an offer who were still in line when somebody behind them had one. */
  private List<String> passedOver() {
    List<String> passedOver = new ArrayList<>();
    @Nullable Instant firstBehind = null;
    for (EntryRow entry : entries.reversed()) {
      Instant offered = entry.offeredAt();
      Instant ended = entry.endedAt();
      if (offered != null) {
        firstBehind = firstBehind == null || offered.isBefore(firstBehind) ? offered : firstBehind;
      } else if (firstBehind != null && (ended == null || ended.isAfter(firstBehind))) {
        passedOver.add("%s was passed over".formatted(entry));
      }
    }
    return passedOver;
  }
}
