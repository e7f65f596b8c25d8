package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.ProductModel.ModelEvent;
import io.flashsale.inventory.ProductModel.ModelOrder;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one product, compared with the model after each step: rules 1, 2 and 4 and the chain.
 * It shares no code with the store.
 */
final class ProductRows {
  private final Connection connection;
  private final int productId;
  private final List<Promise> promises = new ArrayList<>();
  private final Map<Long, StoredEvent> ledger = new HashMap<>();
  private byte[] hash = new byte[32];
  private long seq;
  private int modelEvents;

  ProductRows(Connection connection, int productId) {
    this.connection = connection;
    this.productId = productId;
  }

  /** A receipt that was given, and what it was given for. */
  private record Promise(Receipt receipt, UUID order, String type) {}

  private record StoredEvent(
      String type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable UUID order,
      String hash) {}

  /** Keeps a receipt, which the ledger must have from the next check on and for ever. */
  void expect(Receipt receipt, UUID order, String type) {
    promises.add(new Promise(receipt, order, type));
  }

  void check(ProductModel model) throws SQLException {
    List<StoredEvent> fresh = readEvents();
    checkStock(model);
    assertThat(fresh)
        .extracting(ProductRows::withoutHash)
        .containsExactlyInAnyOrderElementsOf(
            model.events.subList(modelEvents, model.events.size()).stream()
                .map(ProductRows::withoutHash)
                .toList());
    modelEvents = model.events.size();
    checkOrders(model);
    for (Promise promise : promises) {
      StoredEvent event = ledger.get(promise.receipt().seq());
      assertThat(event).as("the event of " + promise).isNotNull();
      assertThat(event.hash()).isEqualTo(promise.receipt().hash());
      assertThat(event.order()).isEqualTo(promise.order());
      assertThat(event.type()).isEqualTo(promise.type());
    }
  }

  private static List<@Nullable Object> withoutHash(StoredEvent event) {
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(event.type());
    columns.add(event.delta());
    columns.add(event.quantity());
    columns.add(event.reason());
    columns.add(event.order());
    return columns;
  }

  private static List<@Nullable Object> withoutHash(ModelEvent event) {
    ModelOrder order = event.order();
    return withoutHash(
        new StoredEvent(
            event.type(),
            event.delta(),
            event.quantity(),
            event.reason(),
            order == null ? null : order.id,
            ""));
  }

  private List<StoredEvent> readEvents() throws SQLException {
    List<StoredEvent> fresh = new ArrayList<>();
    try (var statement =
        connection.prepareStatement(
            "SELECT seq, type, delta, quantity, reason, order_id, created_at, hash FROM"
                + " inventory_events WHERE product_id = ? AND seq > ? ORDER BY seq")) {
      statement.setInt(1, productId);
      statement.setLong(2, seq);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          assertThat(row.getLong(1)).isEqualTo(++seq);
          var event =
              new StoredEvent(
                  row.getString(2),
                  row.getInt(3),
                  row.getInt(4),
                  row.getString(5),
                  row.getObject(6, UUID.class),
                  HexFormat.of().formatHex(row.getBytes(8)));
          hash = hashAfter(event, row.getObject(7, OffsetDateTime.class).toInstant());
          assertThat(event.hash()).isEqualTo(HexFormat.of().formatHex(hash));
          fresh.add(event);
          ledger.put(seq, event);
        }
      }
    }
    return fresh;
  }

  private byte[] hashAfter(StoredEvent event, Instant at) {
    UUID order = event.order();
    String ticket =
        order == null
            ? "null"
            : "\"" + HexFormat.of().formatHex(sha256(new byte[0], order.toString())) + "\"";
    String reason = event.reason() == null ? "null" : "\"" + event.reason() + "\"";
    return sha256(
        hash,
        ("{\"at\":%d,\"delta\":%d,\"orderTicket\":%s,\"productId\":%d,\"quantity\":%d,"
                + "\"reason\":%s,\"seq\":%d,\"type\":\"%s\"}")
            .formatted(
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                event.delta(),
                ticket,
                productId,
                event.quantity(),
                reason,
                seq,
                event.type()));
  }

  private static byte[] sha256(byte[] previous, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void checkStock(ProductModel model) throws SQLException {
    assertThat(model.available).isNotNegative();
    assertThat(model.total).isEqualTo(model.available + model.held + model.sold);
    assertThat(ledger.values().stream().mapToInt(StoredEvent::delta).sum())
        .isEqualTo(model.available);
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT total_stock, available, held, sold, holds_created, pending_orders,"
                    + " confirmed_orders, expired_orders, cancelled_orders, ledger_seq, drain,"
                    + " encode(ledger_hash, 'hex') FROM products WHERE id = "
                    + productId)) {
      row.next();
      List<Long> columns = new ArrayList<>();
      for (int i = 1; i <= 11; i++) {
        columns.add(row.getLong(i));
      }
      assertThat(columns)
          .containsExactly(
              (long) model.total,
              (long) model.available,
              (long) model.held,
              (long) model.sold,
              (long) model.orders.size(),
              model.count(OrderStatus.PENDING),
              model.count(OrderStatus.CONFIRMED),
              model.count(OrderStatus.EXPIRED),
              model.count(OrderStatus.CANCELLED),
              seq,
              (long) model.drain);
      assertThat(row.getString(12)).isEqualTo(HexFormat.of().formatHex(hash));
    }
  }

  /** Rule 4: each order has one hold and, once it is resolved, one event that did it. */
  private void checkOrders(ProductModel model) throws SQLException {
    Map<UUID, String> expected =
        model.orders.stream()
            .collect(Collectors.toMap(order -> order.id, order -> order.status.code()));
    Map<UUID, String> stored = new HashMap<>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT id, status, hold_seq, resolved_seq FROM orders WHERE product_id = "
                    + productId)) {
      while (row.next()) {
        UUID id = row.getObject(1, UUID.class);
        stored.put(id, row.getString(2));
        List<Long> events =
            ledger.entrySet().stream()
                .filter(entry -> id.equals(entry.getValue().order()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        List<Long> named = new ArrayList<>(List.of(row.getLong(3)));
        Long resolved = row.getObject(4, Long.class);
        if (resolved != null) {
          named.add(resolved);
        }
        assertThat(events).isEqualTo(named);
      }
    }
    assertThat(stored).isEqualTo(expected);
  }
}
