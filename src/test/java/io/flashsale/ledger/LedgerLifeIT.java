package io.flashsale.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LedgerLifeIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;

  @BeforeAll
  static void openStore() {
    store = TestStore.open(CLOCK, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  @Test
  void theBooksAgreeAfterARandomLifeOnTwoNodes() throws Exception {
    int[] products = {store.liveProduct(60).id(), store.liveProduct(25).id()};
    long seed = System.nanoTime();
    try (TestStore other = store.anotherNode();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<HttpApi> nodes = List.of(store.http(), other.http());
      for (int round = 0; round < 5; round++) {
        List<Callable<Void>> shoppers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          var random = new Random(seed + round * 1_000 + i);
          String email = "shopper" + i + "@example.com";
          shoppers.add(
              () -> {
                live(nodes.get(random.nextInt(2)), products[random.nextInt(2)], email, random);
                return null;
              });
        }
        for (Future<Void> done : threads.invokeAll(shoppers)) {
          done.get();
        }
        // Some of what is held now becomes due, some of it not yet.
        CLOCK.advance(Duration.ofSeconds(round % 2 == 0 ? 70 : 45));
        LedgerAudit.of(store).assertSound();
        assertNobodyWaitsWhoCouldBeServed();
      }
    }
    // What lapses is offered to the next in line, until nobody is.
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              CLOCK.advance(Duration.ofMinutes(1));
              return store.number("SELECT sum(held) FROM products") == 0;
            });

    LedgerAudit.of(store).assertSound();
    assertThat(store.number("SELECT count(DISTINCT status) FROM orders"))
        .as("confirmed, expired and cancelled orders, seed " + seed)
        .isEqualTo(3);
  }

  /** The first in line who can be served at all wants more than is available. */
  private static void assertNobodyWaitsWhoCouldBeServed() {
    assertThat(
            store.number(
                """
                SELECT count(*) FROM products p CROSS JOIN LATERAL
                  (SELECT quantity FROM waitlist_entries e WHERE e.product_id = p.id
                    AND e.state = 'waiting' AND e.quantity <= p.available + p.held
                    ORDER BY place LIMIT 1) AS next
                WHERE next.quantity <= p.available
                """))
        .isZero();
  }

  private static void live(HttpApi http, int product, String email, Random random) {
    if (random.nextInt(10) == 0) {
      int delta = random.nextInt(-3, 6);
      Answer adjusted =
          http.post(
              "/api/admin/products/" + product + "/stock",
              "{\"delta\":" + (delta == 0 ? 1 : delta) + "}",
              HttpApi.asAdmin());
      assertThat(adjusted.status()).isIn(200, 409);
    }
    Answer held = http.hold(product, email, random.nextInt(1, 6));
    assertThat(held.status()).isIn(201, 409);
    if (held.status() == 201) {
      String order = "/api/orders/" + held.json().path("orderId").asString();
      switch (random.nextInt(4)) {
        case 0 -> assertThat(http.post(order + "/cancel", null).status()).isEqualTo(200);
        case 1, 2 -> assertThat(http.post(order + "/confirm", null).status()).isEqualTo(200);
        default -> {}
      }
    } else {
      wait(http, product, email, random);
    }
  }

  private static void wait(HttpApi http, int product, String email, Random random) {
    Answer joined = http.join(product, email, random.nextInt(1, 6));
    assertThat(joined.status()).isIn(200, 201, 409);
    if (joined.status() != 201) {
      return;
    }
    String entry = "/api/waitlist/" + joined.json().path("entryId").asString();
    JsonNode seen = http.get(entry).json();
    if (seen.path("state").asString().equals("offered") && random.nextBoolean()) {
      String order = "/api/orders/" + seen.path("orderId").asString();
      assertThat(http.post(order + "/confirm", null).status()).isEqualTo(200);
    } else if (random.nextInt(4) == 0) {
      assertThat(http.delete(entry).status()).isEqualTo(200);
    }
  }

  @Test
  void theAuditFindsWhatWasChangedBehindTheStoresBack() throws Exception {
    try (TestStore forged = TestStore.open(CLOCK)) {
      int product = forged.liveProduct(10).id();
      String order =
          forged.http().hold(product, "ann@example.com", 2).json().path("orderId").asString();
      LedgerAudit.of(forged).assertSound();

      execute(forged, "UPDATE inventory_events SET created_at = created_at + interval '1 us'");
      assertThat(LedgerAudit.of(forged).faults())
          .anyMatch(fault -> fault.contains("the hash of event 1"));
      execute(forged, "UPDATE inventory_events SET created_at = created_at - interval '1 us'");

      execute(forged, "UPDATE products SET available = available + 1, held = held - 1");
      assertThat(LedgerAudit.of(forged).faults()).anyMatch(fault -> fault.contains("held is 1"));
      execute(forged, "UPDATE products SET available = available - 1, held = held + 1");

      execute(forged, "UPDATE orders SET status = 'confirmed' WHERE id = '" + order + "'");
      assertThat(LedgerAudit.of(forged).faults())
          .anyMatch(fault -> fault.contains("the life of the confirmed order"));
    }
  }

  private static void execute(TestStore on, String sql) throws SQLException {
    try (var connection = on.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
