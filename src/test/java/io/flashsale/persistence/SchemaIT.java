package io.flashsale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.product.Product;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself refuses what must never be, whoever writes it. */
class SchemaIT {
  private static TestStore store;

  @BeforeAll
  static void openStore() {
    store = TestStore.open();
    Product product = store.liveProduct(5);
    assertThat(
            store
                .http()
                .hold(product.id(), "ann@example.com", 2, "Idempotency-Key", "0123456789abcdef")
                .status())
        .isEqualTo(201);
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = store.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "available = -1, held = held + 4",
        "available = available - 1",
        "available = available + 1",
        "held = held + 1",
        "sold = sold + 1",
        "total_stock = total_stock + 1",
        "held = -1, available = available + 3",
        "sold = -1, available = available + 1"
      })
  void stockThatIsNegativeOrOutOfBalanceIsRefused(String change) {
    assertThatThrownBy(() -> execute("UPDATE products SET " + change))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("products_stock_balances");
  }

  @Test
  void stockThatMovesWithinItsTotalIsTaken() throws SQLException {
    execute("UPDATE products SET available = available - 1, sold = sold + 1");
    execute("UPDATE products SET available = available + 1, sold = sold - 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE products SET sale_ends_at = sale_starts_at",
        "UPDATE products SET price = -1",
        "UPDATE products SET max_per_order = 0",
        "UPDATE products SET opening = 'other'",
        "UPDATE orders SET status = 'PENDING'",
        "UPDATE orders SET status = 'lost'",
        "UPDATE orders SET quantity = 0",
        "UPDATE inventory_events SET type = 'other'",
        "UPDATE inventory_events SET seq = seq + 10",
        "UPDATE inventory_events SET product_id = 999",
        "DELETE FROM products",
        "DELETE FROM orders",
        "DELETE FROM inventory_events",
        "DELETE FROM inventory_events WHERE type = 'hold_created'",
        "UPDATE products SET rehearsal = true",
        "INSERT INTO orders SELECT gen_random_uuid(), product_id, customer_email, customer_key,"
            + " quantity, price, status, idempotency_key, arrival, hold_seq, resolved_seq,"
            + " hold_expires_at, created_at, resolved_at FROM orders"
      })
  void whatTheStoreNeverWritesIsRefused(String sql) {
    assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class);
  }
}
