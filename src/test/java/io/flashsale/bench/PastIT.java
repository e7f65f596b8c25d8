package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.embedded.SharedServers;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A past made by SQL is one that the store could have written. */
class PastIT {
  private static final int EVENTS = 1_001;

  private static TestStore store;

  @BeforeAll
  static void open() {
    store = TestStore.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void aPastMadeBySqlIsSoundAndTheStoreGoesOnFromIt() throws Exception {
    var database = new BenchRepository(address());

    int productId = database.makePast(EVENTS, 10);

    assertThat(store.number("SELECT count(*) FROM inventory_events")).isEqualTo(EVENTS);
    assertThat(store.number("SELECT count(*) FROM orders WHERE status = 'confirmed'"))
        .isEqualTo(EVENTS / 2);
    LedgerAudit.of(store).assertSound();
    HttpApi.Answer held = store.http().hold(productId, "one@example.com", 1);
    assertThat(held.status()).isEqualTo(201);
    assertThat(held.json().at("/ledger/seq").asInt()).isEqualTo(EVENTS + 1);
    LedgerAudit.of(store).assertSound();
  }

  @Test
  void aPastMadeAnewIsOfAnotherProductAndOfTheSameLength() throws Exception {
    var database = new BenchRepository(address());
    int first = database.makePast(EVENTS, 10);

    int second = database.makePast(EVENTS, 10);

    assertThat(second).isNotEqualTo(first);
    assertThat(store.number("SELECT count(*) FROM products")).isOne();
    assertThat(store.number("SELECT count(*) FROM inventory_events")).isEqualTo(EVENTS);
    assertThat(database.pendingOrders(second, 10)).isEmpty();
  }

  private static PostgresAddress address() throws Exception {
    try (var connection = store.connect()) {
      URI url = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
      return new PostgresAddress(
          url.getPort(),
          url.getPath().substring(1).replaceAll("\\?.*", ""),
          SharedServers.postgres().user(),
          SharedServers.postgres().password());
    }
  }
}
