package io.flashsale.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Prepares databases of the benchmark, past the store. */
final class BenchRepository {
  private final PostgresAddress address;

  BenchRepository(PostgresAddress address) {
    this.address = address;
  }

  /** Makes an empty database on the same server. */
  void createDatabase(String name) throws Unmeasured {
    execute("CREATE DATABASE " + name);
  }

  /**
   * Makes the reference of a database with the store's schema: a product to sell, and the foreign
   * keys, which the store goes without since it has a single writer.
   */
  void makeReference() throws Unmeasured {
    reference("orders", "product_id", "products");
    reference("inventory_events", "product_id", "products");
    reference("inventory_events", "order_id", "orders");
    execute(
        """
        INSERT INTO products (id, name, description, price, total_stock, available,
          sale_starts_at, sale_ends_at, max_per_order, opening, ledger_hash, created_at)
        VALUES (1, 'Reference', '', 100, 1000000000, 1000000000,
          now(), now() + interval '1 day', 1, 'first-come', '', now())\
        """);
  }

  /** Adds a foreign key where the schema does not have it. */
  private void reference(String table, String column, String to) throws Unmeasured {
    String name = "%s_%s_fkey".formatted(table, column);
    execute("ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s".formatted(table, name));
    execute(
        "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (id)"
            .formatted(table, name, column, to));
  }

  /** The ids of at most this many pending orders of a product. */
  List<String> pendingOrders(int productId, int limit) throws Unmeasured {
    String sql =
        "SELECT id FROM orders WHERE product_id = %d AND status = 'pending' LIMIT %d"
            .formatted(productId, limit);
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Forgets all products and makes one that has sold.
   *
   * @param events the past events: one of stock, then two for each order, so it is made odd
   * @param stock the units that are left
   * @return the product's id, one that was never used before
   */
  int makePast(int events, int stock) throws Unmeasured {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE products, orders, inventory_events CASCADE");
      int productId = nextProductId(statement);
      String sql =
          Scripts.text("past.sql")
              .replace("{product}", String.valueOf(productId))
              .replace("{orders}", String.valueOf(events / 2))
              .replace("{stock}", String.valueOf(stock))
              .replace("{now}", String.valueOf(Instant.now().getEpochSecond()));
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.commit();
      connection.setAutoCommit(true);
      // Else the server would do both while the runs that follow are measured.
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
      return productId;
    } catch (SQLException e) {
      throw failed(e);
    } catch (IOException e) {
      throw new Unmeasured("The past could not be made: " + e.getMessage(), e);
    }
  }

  private static int nextProductId(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT nextval(pg_get_serial_sequence('products', 'id'))::integer")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws Unmeasured {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private static Unmeasured failed(SQLException e) {
    return new Unmeasured("PostgreSQL could not be prepared: " + e.getMessage(), e);
  }
}
