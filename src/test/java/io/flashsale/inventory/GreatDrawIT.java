package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A draw of 100,000 entries; it wants the machine for itself. */
@Tag("load")
class GreatDrawIT {
  private static final int ENTRIES = 100_000;
  private static final int STOCK = 20_000;

  /** With the first offers, which are made in the same transaction. */
  private static final Duration DRAWN = Duration.ofSeconds(5);

  /** The timer alone would serve a group a second. */
  private static final Duration SERVED = Duration.ofSeconds(15);

  @Test
  void aHundredThousandEntriesAreDrawnAtOnceAndAllThatIsThereIsOfferedInTheirOrder()
      throws Exception {
    var clock = new SettableClock();
    try (TestStore store = TestStore.open(clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      Instant now = clock.now();
      Product product =
          store.drawProduct(STOCK, now.plusSeconds(600), now.plus(Duration.ofDays(1)), null);
      enterAll(store, product.id());
      clock.advance(Duration.ofSeconds(600));
      long before = System.nanoTime();

      assertThat(store.store().webServices().lines().open(product.id()))
          .isInstanceOf(LineOutcome.Kept.class);

      Duration took = Duration.ofNanos(System.nanoTime() - before);
      System.out.printf(
          "The draw of %,d entries with its first %d offers took %d ms%n",
          ENTRIES, store.number("SELECT line_offers FROM products"), took.toMillis());
      assertThat(took).isLessThan(DRAWN);
      assertThat(store.number("SELECT line_offers FROM products")).isPositive();
      // What one group does not reach the next ones do, without being asked.
      org.awaitility.Awaitility.await()
          .atMost(SERVED)
          .until(() -> store.number("SELECT line_offers FROM products") == STOCK);
      assertThat(store.number("SELECT max(place) FROM waitlist_entries WHERE state = 'offered'"))
          .isEqualTo(STOCK);
      assertThat(store.number("SELECT count(DISTINCT place) FROM waitlist_entries"))
          .isEqualTo(ENTRIES);
      assertThat(store.http().get("/api/products/" + product.id() + "/draw").json().path("order"))
          .hasSize(ENTRIES);
    }
  }

  private static void enterAll(TestStore store, int product) throws SQLException {
    try (var connection = store.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO waitlist_entries (id, product_id, customer_email, customer_key, quantity,
            client_address, state, joined_as, arrival, created_at)
          SELECT gen_random_uuid(), %d, 'e' || i || '@example.com', 'e' || i || '@example.com', 1,
            '192.0.2.' || i %% 250, 'entered', 'entered', i, clock_timestamp()
          FROM generate_series(1, %d) AS i
          """
              .formatted(product, ENTRIES));
      statement.executeUpdate(
          "UPDATE products SET line_entered = %d, line_version = 1".formatted(ENTRIES));
    }
  }
}
