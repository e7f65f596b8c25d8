package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.Problems;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the admin is told of a line: its counts, its draw and how fair it was served. */
class LineFiguresIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open(CLOCK, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static int soldOut(int stock) {
    Instant now = CLOCK.now();
    int id = store.product(stock, now.minusSeconds(60), now.plus(Duration.ofDays(1))).id();
    hold(id, "holder@example.com", stock);
    return id;
  }

  private static String hold(int product, String email, int qty) {
    Answer held = http.hold(product, email, qty);
    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);
    return held.json().path("orderId").asString();
  }

  private static void join(int product, String email, int qty) {
    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(http.join(product, email, qty).status()).isEqualTo(201);
  }

  private static void addStock(int product, int delta) {
    CLOCK.advance(Duration.ofSeconds(10));
    String path = "/api/admin/products/" + product + "/stock";
    String body = "{\"delta\":" + delta + "}";
    assertThat(http.post(path, body, HttpApi.asAdmin()).status()).isEqualTo(200);
  }

  private static JsonNode line(int product) {
    Answer answer = http.get("/api/admin/products/" + product + "/line", HttpApi.asAdmin());
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static int overtakings(int product) {
    return line(product).path("fairness").path("overtakings").intValue();
  }

  @Test
  void aLineThatIsServedInOrderIsToldWithItsCountsAndWaits() {
    int product = soldOut(1);
    join(product, "a@example.com", 1);
    join(product, "b@example.com", 1);
    join(product, "c@example.com", 1);
    addStock(product, 2);

    JsonNode line = line(product);

    assertThat(line.path("entries").intValue()).isEqualTo(3);
    assertThat(line.path("offers").intValue()).isEqualTo(2);
    assertThat(line.path("waiting").intValue()).isEqualTo(1);
    assertThat(line.path("served").doubleValue()).isBetween(0.66, 0.67);
    assertThat(line.path("draw").asString()).isEqualTo("none");
    JsonNode fairness = line.path("fairness");
    assertThat(fairness.path("overtakings").intValue()).isZero();
    assertThat(fairness.path("offers").intValue()).isEqualTo(2);
    assertThat(fairness.path("waitP50Seconds").doubleValue()).isEqualTo(11);
    assertThat(fairness.path("waitP95Seconds").doubleValue()).isEqualTo(12);
  }

  @Test
  void whoWantsMoreThanThereIsIsPassedOverRightly() {
    int product = soldOut(1);
    join(product, "many@example.com", 5);
    join(product, "one@example.com", 1);
    addStock(product, 1);

    assertThat(line(product).path("fairness").path("offers").intValue()).isEqualTo(1);
    assertThat(overtakings(product)).isZero();
  }

  @Test
  void somebodyWhoWasPassedOverIsFoundInWhatIsWritten() {
    int product = soldOut(1);
    join(product, "first@example.com", 1);
    join(product, "second@example.com", 1);
    addStock(product, 1);
    assertThat(overtakings(product)).isZero();

    // As if the store had offered the unit to the second, past the first.
    store.run(
        "UPDATE waitlist_entries SET place = 100 WHERE state = 'offered' AND product_id = "
            + product);

    assertThat(overtakings(product)).isEqualTo(1);
    store.run(
        "UPDATE waitlist_entries SET place = 1 WHERE state = 'offered' AND product_id = "
            + product);
  }

  @Test
  void aHoldThatWentPastTheLineIsFoundInWhatIsWritten() {
    int product = soldOut(1);
    join(product, "first@example.com", 1);
    join(product, "second@example.com", 1);
    addStock(product, 1);

    // As if the offer to the first had been a hold that a stranger asked for.
    store.run("UPDATE orders SET entry_id = NULL WHERE product_id = " + product);

    assertThat(overtakings(product)).isEqualTo(1);
  }

  @Test
  void theStateOfADrawIsTold() {
    Instant opens = CLOCK.now().plusSeconds(3_600);
    int product = store.drawProduct(1, opens, opens.plusSeconds(3_600), null).id();
    join(product, "a@example.com", 1);

    assertThat(line(product).path("draw").asString()).isEqualTo("entries-open");
    assertThat(line(product).path("commitment").asString()).matches("[0-9a-f]{64}");
    assertThat(line(product).path("entered").intValue()).isEqualTo(1);

    CLOCK.advance(Duration.ofHours(1));
    var _ = store.store().webServices().lines().open(product);

    assertThat(line(product).path("draw").asString()).isEqualTo("drawn");
    assertThat(overtakings(product)).isZero();
  }

  @Test
  void aReadingTakesNoMoreEventsHoweverManyThereAre() {
    int product = soldOut(1);
    store.run(
        """
        INSERT INTO inventory_events (id, product_id, seq, type, delta, quantity, hash, created_at)
        SELECT %1$d::bigint << 40 | n, %1$d, n, 'stock_added', 0, 0, '', now()
        FROM generate_series(3, 9000) n
        """
            .formatted(product));
    store.run("UPDATE products SET ledger_seq = 9000 WHERE id = " + product);

    assertThat(line(product).path("fairness").path("events").intValue()).isEqualTo(2_000);
  }

  @Test
  void onlyTheAdminIsToldAndOnlyOfProductsThatThereAre() {
    Problems.assertProblem(http.get("/api/admin/products/1/line"), 401, "unauthorized");
    Problems.assertProblem(
        http.get("/api/admin/products/999999/line", HttpApi.asAdmin()), 404, "not_found");
  }
}
