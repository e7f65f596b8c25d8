package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.simulation.Operation.Kind;
import io.flashsale.simulation.RealTime.Stretch;
import io.flashsale.testing.TestStore;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sale without faults is all right, and the checker finds whatever is wrong with it afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CheckerIT {
  private static final int LIMIT = 2;

  private TestStore store;
  private History history;

  private record InThisJvm(String url, String run) implements Node {}

  @BeforeAll
  void sell() {
    store = TestStore.open("HOLDS_PER_IP", "0", "HOLD_SECONDS", "2");
    Goods goods = new Goods(store.liveProduct(10_000).id(), store.liveProduct(5).id());
    Node node = new InThisJvm("http://127.0.0.1:" + store.port(), "the only run");
    try (Load load = Load.start(List.of(node), goods, 8)) {
      load.awaitGrants(200, Duration.ofSeconds(20));
      history = load.stop();
    }
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void aSaleWithoutFaultsIsAllRight() {
    new Checker(store::connect, LIMIT).assertAllIsRight(history);
    assertThat(history.answered(Kind.HOLD, 429)).as("the limit was reached").isPositive();
    assertThat(history.answered(Kind.CANCEL, 200)).isPositive();
  }

  /** What somebody did to the rows, and the words by which the checker must tell of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE inventory_events DISABLE TRIGGER USER; DELETE FROM inventory_events WHERE type = 'order_confirmed' | is not in the ledger
          UPDATE orders SET status = 'expired' WHERE status = 'confirmed'             | and its order is
          UPDATE orders SET status = 'confirmed' WHERE status = 'cancelled'           | nobody asked for
          UPDATE orders SET quantity = quantity + 1                                   | was granted another order
          UPDATE orders SET hold_seq = hold_seq + 1                                   | has another place in the ledger
          UPDATE orders SET hold_expires_at = hold_expires_at + interval '1 second'   | and it is due at
          UPDATE orders SET arrival = -arrival                                        | the arrivals of the only run
          UPDATE orders SET idempotency_key = concat('nobodys-key-', id)               | nobody asked for
          UPDATE orders SET customer_key = 'one@example.com'                          | are allowed
          DROP INDEX orders_customer_key; UPDATE orders SET idempotency_key = 'a-key' | key a-key has
          UPDATE inventory_events SET hash = sha256(hash) WHERE type = 'hold_created' | the hash of event
          UPDATE products SET available = available - 1, held = held + 1 WHERE id = 1 | available is
          UPDATE products SET confirmed_orders = confirmed_orders + 1                 | confirmed_orders is
          """)
  void whatIsWrongIsFound(String damage, String words) throws SQLException {
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(damage);
      }
      List<String> faults = new Checker(() -> open(connection), LIMIT).faults(history);

      assertThat(faults).anyMatch(fault -> fault.contains(words));
      connection.rollback();
    }
  }

  /** The connection with the damage in its transaction, which nobody else sees. */
  private static Connection open(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            CheckerIT.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "setAutoCommit", "setTransactionIsolation", "rollback", "close" -> null;
                  default -> method.invoke(connection, arguments);
                });
  }

  @Test
  void anAnswerThatWasOverBeforeAnotherBeganMustStandBeforeIt() {
    List<Stretch> right =
        List.of(
            new Stretch(1, 0, 10, "a"), new Stretch(2, 5, 12, "b"), new Stretch(3, 11, 20, "c"));
    List<Stretch> wrong =
        List.of(
            new Stretch(1, 11, 20, "c"), new Stretch(2, 5, 12, "b"), new Stretch(3, 0, 10, "a"));

    assertThat(RealTime.faults("a ledger", right)).isEmpty();
    assertThat(RealTime.faults("a ledger", wrong))
        .containsExactly("in a ledger c comes before a, which was over before it began");
  }

  @Test
  void anOrderForAHoldThatWasRefusedIsFound() throws SQLException {
    Operation refused =
        history.operations().stream()
            .filter(operation -> operation.kind() == Kind.HOLD)
            .filter(operation -> operation.clear().orElseThrow().status() == 429)
            .findFirst()
            .orElseThrow();
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      try (var statement =
          connection.prepareStatement(
              "UPDATE orders SET idempotency_key = ? WHERE id = (SELECT id FROM orders WHERE"
                  + " product_id = ? LIMIT 1)")) {
        statement.setString(1, refused.key());
        statement.setInt(2, refused.productId());
        statement.executeUpdate();
      }

      assertThat(new Checker(() -> open(connection), LIMIT).faults(history))
          .anyMatch(fault -> fault.contains("was refused, and has the order"));
      connection.rollback();
    }
  }
}
