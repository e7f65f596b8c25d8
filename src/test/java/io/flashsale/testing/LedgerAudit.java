package io.flashsale.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks from the rows alone that a store's books agree: stock, ledger, orders, counters, series.
 *
 * <p>It shares no code with the store: chains, sums and statuses are worked out anew from what the
 * design says, so an error in the store is not made twice.
 */
public final class LedgerAudit {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConnectionSource database;
  private final List<String> faults = new ArrayList<>();

  private LedgerAudit(ConnectionSource database) {
    this.database = database;
  }

  public static LedgerAudit of(TestStore store) {
    return of(store::connect);
  }

  /** An audit of the store whose database this is. */
  public static LedgerAudit of(ConnectionSource database) {
    return new LedgerAudit(database);
  }

  /** Fails with every disagreement that it finds, over all products. */
  public void assertSound() {
    assertThat(faults()).as("faults of the books").isEmpty();
  }

  /** Every disagreement, each in one line; all rows are of one moment. */
  public List<String> faults() {
    try (Connection connection = database.open()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<String> found = faults(connection, product -> true);
      connection.rollback();
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Every disagreement in the books of these products.
   *
   * @param connection in a repeatable-read transaction, so that all rows are of one moment
   */
  public List<String> faults(Connection connection, LongPredicate products) throws SQLException {
    faults.clear();
    for (ProductRow product : products(connection)) {
      if (products.test(product.id)) {
        new Books(
                product,
                events(connection, product.id),
                orders(connection, product.id),
                minutes(connection, product.id),
                entries(connection, product.id))
            .check();
      }
    }
    return List.copyOf(faults);
  }

  /** A row by its columns' names. */
  private static class Row {
    private final Map<String, @Nullable Object> columns = new HashMap<>();

    Row(ResultSet rows) throws SQLException {
      var meta = rows.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        Object value =
            meta.getColumnTypeName(i).equals("timestamptz")
                ? rows.getObject(i, OffsetDateTime.class)
                : rows.getObject(i);
        columns.put(meta.getColumnName(i), value);
      }
    }

    @Nullable Object get(String name) {
      if (!columns.containsKey(name)) {
        throw new IllegalArgumentException("no column " + name);
      }
      return columns.get(name);
    }

    long number(String name) {
      return ((Number) Objects.requireNonNull(get(name), name)).longValue();
    }

    String text(String name) {
      return String.valueOf(get(name));
    }

    @Nullable Instant time(String name) {
      OffsetDateTime time = (OffsetDateTime) get(name);
      return time == null ? null : time.toInstant();
    }

    byte[] bytes(String name) {
      return (byte[]) Objects.requireNonNull(get(name), name);
    }
  }

  private static final class ProductRow extends Row {
    final long id = number("id");

    ProductRow(ResultSet rows) throws SQLException {
      super(rows);
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> read(Connection connection, String sql, Reader<T> reader)
      throws SQLException {
    List<T> read = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        read.add(reader.read(rows));
      }
    }
    return read;
  }

  private static List<ProductRow> products(Connection connection) throws SQLException {
    return read(connection, "SELECT * FROM products ORDER BY id", ProductRow::new);
  }

  private static List<Row> events(Connection connection, long productId) throws SQLException {
    return read(
        connection,
        "SELECT * FROM inventory_events WHERE product_id = " + productId + " ORDER BY seq",
        Row::new);
  }

  private static Map<UUID, Row> orders(Connection connection, long productId) throws SQLException {
    Map<UUID, Row> orders = new HashMap<>();
    read(connection, "SELECT * FROM orders WHERE product_id = " + productId, Row::new)
        .forEach(order -> orders.put((UUID) order.get("id"), order));
    return orders;
  }

  private static List<Row> minutes(Connection connection, long productId) throws SQLException {
    return read(
        connection, "SELECT * FROM product_minutes WHERE product_id = " + productId, Row::new);
  }

  private static List<Row> entries(Connection connection, long productId) throws SQLException {
    return read(
        connection, "SELECT * FROM waitlist_entries WHERE product_id = " + productId, Row::new);
  }

  /** The books of one product. */
  private final class Books {
    private final ProductRow product;
    private final List<Row> events;
    private final Map<UUID, Row> orders;
    private final List<Row> minutes;
    private final List<Row> entries;

    Books(
        ProductRow product,
        List<Row> events,
        Map<UUID, Row> orders,
        List<Row> minutes,
        List<Row> entries) {
      this.product = product;
      this.events = events;
      this.orders = orders;
      this.minutes = minutes;
      this.entries = entries;
    }

    void check() {
      checkStock();
      checkChain();
      checkEvents();
      checkOrders();
      checkCounters();
      checkSeries();
      checkLine();
    }

    private void equal(String what, @Nullable Object is, @Nullable Object shouldBe) {
      if (!Objects.equals(is, shouldBe)) {
        faults.add("product %d: %s is %s, not %s".formatted(product.id, what, is, shouldBe));
      }
    }

    private void checkStock() {
      long available = product.number("available");
      long held = product.number("held");
      long sold = product.number("sold");
      equal("total_stock", product.number("total_stock"), available + held + sold);
      equal("the least of the stock", Math.min(available, Math.min(held, sold)) >= 0, true);
      equal("available", available, sum(events, "delta"));
      equal("total_stock", product.number("total_stock"), sum(ofType("stock_added"), "delta"));
      equal("held", held, sum(withStatus("pending"), "quantity"));
      equal("sold", sold, sum(withStatus("confirmed"), "quantity"));
    }

    private void checkChain() {
      byte[] hash = new byte[32];
      long seq = 0;
      long available = 0;
      for (Row event : events) {
        equal("the place of an event", event.number("seq"), ++seq);
        equal("the id of event " + seq, event.number("id"), (product.id << 40) | seq);
        hash = sha256(hash, canonicalJson(event));
        equal("the hash of event " + seq, hex(event.bytes("hash")), hex(hash));
        available += event.number("delta");
        equal("available after event " + seq + " not negative", available >= 0, true);
      }
      equal("the ledger's head", product.number("ledger_seq"), seq);
      equal("the head's hash", hex(product.bytes("ledger_hash")), hex(hash));
      equal(
          "the first event",
          events.isEmpty() ? null : events.getFirst().text("type"),
          "stock_added");
    }

    private byte[] canonicalJson(Row event) {
      Instant at = Objects.requireNonNull(event.time("created_at"));
      Object order = event.get("order_id");
      Map<String, @Nullable Object> members = new TreeMap<>();
      members.put("productId", product.id);
      members.put("seq", event.number("seq"));
      members.put("type", event.text("type"));
      members.put("delta", event.number("delta"));
      members.put("quantity", event.number("quantity"));
      members.put("reason", event.get("reason"));
      members.put(
          "orderTicket",
          order == null
              ? null
              : hex(sha256(order.toString().getBytes(StandardCharsets.US_ASCII), new byte[0])));
      members.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, at));
      return JSON.writeValueAsBytes(members);
    }

    private void checkEvents() {
      for (Row event : events) {
        String name = "event " + event.number("seq");
        long quantity = event.number("quantity");
        boolean ofOrder = event.get("order_id") != null;
        switch (event.text("type")) {
          case "stock_added" -> {
            equal(name + "'s delta", event.number("delta"), quantity);
            equal(name + " is an order's", ofOrder, false);
          }
          case "hold_created" -> checkOrderEvent(event, name, -quantity, ofOrder);
          case "hold_released", "order_returned" -> checkOrderEvent(event, name, quantity, ofOrder);
          case "order_confirmed" -> checkOrderEvent(event, name, 0, ofOrder);
          default -> faults.add("%s has the unknown type %s".formatted(name, event.text("type")));
        }
      }
    }

    private void checkOrderEvent(Row event, String name, long delta, boolean ofOrder) {
      equal(name + "'s delta", event.number("delta"), delta);
      equal(name + " is an order's", ofOrder, true);
      Row order = orders.get((UUID) event.get("order_id"));
      if (order == null) {
        faults.add("product %d: %s names an unknown order".formatted(product.id, name));
      } else {
        equal(name + "'s quantity", event.number("quantity"), order.number("quantity"));
      }
    }

    /** Rule 4: each order has one hold and at most one resolution, and they are its status. */
    private void checkOrders() {
      Map<Object, List<Row>> byOrder = new HashMap<>();
      for (Row event : events) {
        Object order = event.get("order_id");
        if (order != null) {
          byOrder.computeIfAbsent(order, id -> new ArrayList<>()).add(event);
        }
      }
      orders.forEach((id, order) -> checkOrder(id, order, byOrder.getOrDefault(id, List.of())));
    }

    private void checkOrder(UUID id, Row order, List<Row> itsEvents) {
      String status = order.text("status");
      List<String> life = itsEvents.stream().map(LedgerAudit::step).toList();
      List<String> expected =
          switch (status) {
            case "pending" -> List.of("hold_created");
            case "confirmed" -> List.of("hold_created", "order_confirmed");
            case "expired" -> List.of("hold_created", "hold_released expired");
            case "cancelled" -> List.of("hold_created", "hold_released cancelled");
            case "returned" -> List.of("hold_created", "order_confirmed", "order_returned");
            default -> List.of("an unknown status " + status);
          };
      equal("the life of the " + status + " order " + id, life, expected);
      if (!itsEvents.isEmpty()) {
        equal(
            "the hold_seq of order " + id,
            order.number("hold_seq"),
            itsEvents.getFirst().number("seq"));
      }
      boolean pending = status.equals("pending");
      equal(
          "order " + id + " has a time of resolution", order.get("resolved_at") != null, !pending);
      equal(
          "the resolved_seq of order " + id,
          order.get("resolved_seq"),
          pending || itsEvents.isEmpty() ? null : itsEvents.getLast().number("seq"));
      Instant resolved = order.time("resolved_at");
      Instant due = Objects.requireNonNull(order.time("hold_expires_at"));
      if (status.equals("confirmed") && resolved != null) {
        equal("order " + id + " was confirmed before it was due", resolved.isBefore(due), true);
      }
      if (status.equals("expired") && resolved != null) {
        equal("order " + id + " expired before it was due", resolved.isBefore(due), false);
      }
    }

    private void checkCounters() {
      equal("holds_created", product.number("holds_created"), (long) orders.size());
      for (String status : List.of("pending", "confirmed", "expired", "cancelled", "returned")) {
        equal(
            status + "_orders",
            product.number(status + "_orders"),
            (long) withStatus(status).size());
      }
      equal("expired", product.number("expired"), sum(withStatus("expired"), "quantity"));
    }

    private void checkSeries() {
      Map<Instant, Long> sold = new TreeMap<>();
      Map<Instant, Long> expired = new TreeMap<>();
      for (Row event : events) {
        Instant at = Objects.requireNonNull(event.time("created_at"));
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        switch (step(event)) {
          case "order_confirmed" -> sold.merge(minute, event.number("quantity"), Long::sum);
          case "hold_released expired" ->
              expired.merge(minute, event.number("quantity"), Long::sum);
          default -> {}
        }
      }
      equal("units sold by minute", series("sold"), sold);
      equal("units expired by minute", series("expired"), expired);
    }

    private Map<Instant, Long> series(String column) {
      Map<Instant, Long> series = new TreeMap<>();
      for (Row minute : minutes) {
        if (minute.number(column) != 0) {
          series.put(Objects.requireNonNull(minute.time("minute")), minute.number(column));
        }
      }
      return series;
    }

    /** The line's counts are those of its entries, and an offer is its entry's and no other's. */
    private void checkLine() {
      for (String state : List.of("entered", "waiting", "offered", "taken", "lapsed", "left")) {
        equal(
            "line_" + state,
            product.number("line_" + state),
            entries.stream().filter(entry -> entry.text("state").equals(state)).count());
      }
      long offers = orders.values().stream().filter(o -> o.get("entry_id") != null).count();
      equal("line_offers", product.number("line_offers"), offers);
      equal(
          "entries with an offer",
          entries.stream().filter(entry -> entry.get("order_id") != null).count(),
          offers);
      entries.forEach(this::checkEntry);
    }

    private void checkEntry(Row entry) {
      String name = "entry " + entry.get("id");
      Object orderId = entry.get("order_id");
      boolean active = List.of("entered", "waiting", "offered").contains(entry.text("state"));
      equal(name + " has an end", entry.get("ended_at") != null, !active);
      if (orderId == null) {
        equal(
            name + " without an offer is " + entry.text("state"),
            List.of("offered", "taken").contains(entry.text("state")),
            false);
        return;
      }
      Row order = orders.get((UUID) orderId);
      if (order == null) {
        faults.add("product %d: %s names an unknown order".formatted(product.id, name));
        return;
      }
      equal("the entry of the order of " + name, order.get("entry_id"), entry.get("id"));
      equal(name + "'s quantity", entry.number("quantity"), order.number("quantity"));
      equal(name + "'s customer", entry.text("customer_key"), order.text("customer_key"));
      String expected =
          switch (order.text("status")) {
            case "pending" -> "offered";
            case "confirmed", "returned" -> "taken";
            case "expired" -> "lapsed";
            default -> "left";
          };
      equal(name + "'s state", entry.text("state"), expected);
    }

    private List<Row> ofType(String type) {
      return events.stream().filter(event -> event.text("type").equals(type)).toList();
    }

    private List<Row> withStatus(String status) {
      return orders.values().stream().filter(o -> o.text("status").equals(status)).toList();
    }
  }

  private static String step(Row event) {
    return event.text("type").equals("hold_released")
        ? "hold_released " + event.text("reason").replaceFirst("^cancelled: .*", "cancelled")
        : event.text("type");
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.number(column)).sum();
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
