package io.flashsale.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.Store;
import io.flashsale.embedded.SharedServers;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseAccess;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search among a million orders of two products, of which few came to nothing. */
@Tag("load")
class OrderSearchSizeIT {
  private static final int ORDERS = 1_000_000;

  /** What somebody at the desk takes for at once, on a machine that does other things, too. */
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private static final String FILL =
      """
      INSERT INTO products (id, name, description, price, total_stock, available, held, sold, sale_starts_at,
        sale_ends_at, max_per_order, opening, ledger_hash, created_at)
      SELECT n, 'P' || n, '', 1, 0, 0, 0, 0, now(), now() + interval '1 hour', 5, 'first-come', '', now()
      FROM generate_series(1, 2) n;
      INSERT INTO orders (id, product_id, customer_email, customer_key, quantity, price, status, arrival,
        hold_seq, hold_expires_at, created_at)
      SELECT (lpad(to_hex(1700000000000 + n), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
        1 + n %% 2, 'c' || n || '@example.com', 'c' || n || '@example.com', 1, 1,
        CASE WHEN n %% 50000 = 0 THEN 'returned' WHEN n %% 1000 = 0 THEN 'expired' WHEN n %% 3 = 0 THEN 'pending'
          ELSE 'confirmed' END,
        n, (n + 1) / 2, to_timestamp((1700000000000 + n) / 1000.0), to_timestamp((1700000000000 + n) / 1000.0)
      FROM generate_series(1, %1$d) n;
      INSERT INTO inventory_events (id, product_id, seq, order_id, type, delta, quantity, hash, created_at)
      SELECT product_id::bigint << 40 | hold_seq, product_id, hold_seq, id, 'hold_created', -1, 1, '', created_at
      FROM orders;
      ANALYZE orders;
      ANALYZE inventory_events;
      """
          .formatted(ORDERS);

  @Test
  void everyPageIsThereAtOnceAmongAMillionOrders() throws Exception {
    SharedServers.Database address = SharedServers.freshDatabase();
    try (Database database =
        Database.open(
            new DatabaseAccess(address.jdbcUrl(), address.user(), address.password(), "test"),
            Store.ENTITIES)) {
      try (var connection =
              DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
          var statement = connection.createStatement()) {
        statement.execute("SET synchronous_commit = off");
        statement.execute(FILL);
      }
      var search = new OrderSearch(database, new LedgerRepository());
      Map<String, Duration> took = new LinkedHashMap<>();
      took.put("newest", time(search, query(null, null, null)));
      took.put("confirmed", time(search, query(null, OrderStatus.CONFIRMED, null)));
      took.put("pending", time(search, query(null, OrderStatus.PENDING, null)));
      took.put("expired", time(search, query(null, OrderStatus.EXPIRED, null)));
      took.put("returned", time(search, query(null, OrderStatus.RETURNED, null)));
      took.put("product", time(search, query(1, null, null)));
      took.put("product confirmed", time(search, query(2, OrderStatus.CONFIRMED, null)));
      took.put("customer", time(search, query(null, null, "c500000@example.com")));
      took.put("old", time(search, new OrderQuery(null, null, null, null, atMillis(200_000))));
      System.out.println("A page among a million orders took, in ms: " + inMillis(took));
      assertThat(took).allSatisfy((what, time) -> assertThat(time).isLessThan(AT_ONCE));
      Duration rare = time(search, query(1, OrderStatus.RETURNED, null));
      System.out.printf("20 returned of one product, all steps: %d ms%n", rare.toMillis());
    }
  }

  private static Map<String, Long> inMillis(Map<String, Duration> took) {
    Map<String, Long> millis = new LinkedHashMap<>();
    took.forEach((what, time) -> millis.put(what, time.toMillis()));
    return millis;
  }

  private static Instant atMillis(long number) {
    return Instant.ofEpochMilli(1_700_000_000_000L + number);
  }

  private static OrderQuery query(
      @Nullable Integer product, @Nullable OrderStatus status, @Nullable String email) {
    CustomerEmail customer = email == null ? null : CustomerEmail.parse(email).orElseThrow();
    return new OrderQuery(product, status, customer, null, null);
  }

  /** The longer of the second and the third look at the first two pages. */
  private static Duration time(OrderSearch search, OrderQuery query) {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      OrderPage page = search.page(query, Cursor.NEWEST, 200, () -> false);
      assertThat(page.orders()).isNotEmpty();
      Cursor next = page.next();
      if (next != null) {
        search.page(query, next, 200, () -> false);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      longest = i > 0 && took.compareTo(longest) > 0 ? took : longest;
    }
    return longest;
  }
}
