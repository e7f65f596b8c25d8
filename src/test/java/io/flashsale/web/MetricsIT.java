package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MetricsIT {
  private final SettableClock clock = new SettableClock();

  private static JsonNode metrics(HttpApi http) {
    Answer answer = http.get("/api/admin/metrics", HttpApi.asAdmin());
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static List<Long> chart(JsonNode metrics, String member) {
    return metrics.path("chart").valueStream().map(b -> b.path(member).longValue()).toList();
  }

  private Product product(TestStore store, int stock) {
    return store.product(
        stock, clock.now().minusSeconds(7_200), clock.now().plus(Duration.ofHours(6)));
  }

  private static String hold(HttpApi http, Product product, String email, int qty) {
    Answer held = http.hold(product.id(), email, qty);
    assertThat(held.status()).isEqualTo(201);
    return "/api/orders/" + held.json().path("orderId").asString();
  }

  @Test
  void aStoreWithoutProductsHasAllFiguresZeroAndTheWholeChart() {
    try (TestStore store = TestStore.open(clock)) {
      JsonNode metrics = metrics(store.http());

      assertThat(metrics.propertyNames())
          .containsExactlyInAnyOrder(
              "totalHoldsCreated",
              "holdsExpired",
              "confirmedOrders",
              "oversellAttemptsBlocked",
              "throttleBlocked",
              "stockPerProduct",
              "chart",
              "ledger");
      for (String figure :
          List.of(
              "totalHoldsCreated",
              "holdsExpired",
              "confirmedOrders",
              "oversellAttemptsBlocked",
              "throttleBlocked")) {
        assertThat(metrics.path(figure).isIntegralNumber()).isTrue();
        assertThat(metrics.path(figure).longValue()).isZero();
      }
      assertThat(metrics.path("stockPerProduct").isArray()).isTrue();
      assertThat(metrics.path("stockPerProduct").size()).isZero();
      assertThat(metrics.path("chart").size()).isEqualTo(12);
      assertBuckets(metrics, clock.now());
    }
  }

  /** Twelve buckets of five minutes on the clock's own marks; now lies in the last. */
  private static void assertBuckets(JsonNode metrics, Instant now) {
    long last = now.getEpochSecond() / 300 * 300;
    List<Instant> expected =
        LongStream.rangeClosed(-11, 0)
            .mapToObj(i -> Instant.ofEpochSecond(last + i * 300))
            .toList();
    assertThat(
            metrics
                .path("chart")
                .valueStream()
                .map(bucket -> Instant.parse(bucket.path("bucket").stringValue())))
        .isEqualTo(expected);
    assertThat(metrics.path("chart").get(0).propertyNames())
        .containsExactlyInAnyOrder("bucket", "sold", "expired");
  }

  @Test
  void theFiguresAreExactOverAnHourAndTwoNodes() {
    try (TestStore store = TestStore.open(clock, "HOLDS_PER_EMAIL", "2", "HOLDS_PER_IP", "0");
        TestStore other = store.anotherNode()) {
      HttpApi http = store.http();
      HttpApi there = other.http();
      // To the middle of a bucket, so that what follows does not straddle its end.
      clock.advance(Duration.ofSeconds(300 - clock.now().getEpochSecond() % 300 + 100));
      Product phone = product(store, 10);
      Product mouse = product(store, 3);
      Product upcoming =
          store.product(4, clock.now().plus(Duration.ofHours(2)), clock.now().plusSeconds(9_000));
      Product over =
          store.product(6, clock.now().minusSeconds(7_200), clock.now().minusSeconds(60));

      // Bucket 0: three units sold, two expired at its end, one order cancelled.
      http.post(hold(http, phone, "a@example.com", 3) + "/confirm", null);
      String expiring = hold(http, phone, "b@example.com", 2);
      http.post(hold(http, mouse, "a@example.com", 1) + "/cancel", null);
      clock.advance(Duration.ofSeconds(121));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> http.get(expiring).json().path("status").asString().equals("expired"));
      // Bucket 6: two units sold on the other node.
      clock.advance(Duration.ofMinutes(30));
      there.post(hold(there, mouse, "c@example.com", 2) + "/confirm", null);
      // Bucket 7: one unit is held, and what is refused is counted.
      clock.advance(Duration.ofMinutes(5));
      hold(http, mouse, "d@example.com", 1);
      assertProblem(http.hold(mouse.id(), "e@example.com", 1), 409, "sold_out");
      assertProblem(there.hold(mouse.id(), "e@example.com", 3), 409, "sold_out");
      assertProblem(there.hold(mouse.id(), "e@example.com", 3), 409, "sold_out");
      hold(http, phone, "f@example.com", 1);
      hold(there, phone, "f@example.com", 1);
      assertProblem(http.hold(phone.id(), "f@example.com", 1), 429, "throttled");
      assertProblem(there.hold(phone.id(), "F+1@example.com", 1), 429, "throttled");
      // Answers of other kinds are none of both.
      assertProblem(http.hold(over.id(), "e@example.com", 1), 409, "sale_not_active");
      assertProblem(http.hold(phone.id(), "e@example.com", 9), 400, "invalid");

      for (HttpApi node : List.of(http, there)) {
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(
                () -> {
                  JsonNode metrics = metrics(node);
                  assertThat(metrics.path("totalHoldsCreated").longValue()).isEqualTo(7);
                  assertThat(metrics.path("holdsExpired").longValue()).isEqualTo(1);
                  assertThat(metrics.path("confirmedOrders").longValue()).isEqualTo(2);
                  assertThat(metrics.path("oversellAttemptsBlocked").longValue()).isEqualTo(3);
                  assertThat(metrics.path("throttleBlocked").longValue()).isEqualTo(2);
                });
      }
      JsonNode metrics = metrics(http);
      assertBuckets(metrics, clock.now());
      assertThat(chart(metrics, "sold"))
          .containsExactly(0L, 0L, 0L, 0L, 3L, 0L, 0L, 0L, 0L, 0L, 2L, 0L);
      assertThat(chart(metrics, "expired"))
          .containsExactly(0L, 0L, 0L, 0L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
      JsonNode stock = metrics.path("stockPerProduct");
      assertThat(stock.size()).isEqualTo(4);
      assertProduct(stock.get(0), phone, 10, 5, 2, 1, 1, "LIVE");
      assertProduct(stock.get(1), mouse, 3, 0, 1, 1, 0, "LIVE");
      assertProduct(stock.get(2), upcoming, 4, 4, 0, 0, 0, "UPCOMING");
      assertProduct(stock.get(3), over, 6, 6, 0, 0, 0, "EXPIRED");
      LedgerAudit.of(store).assertSound();

      // The hour goes on: what is older than the twelve buckets leaves the chart, not the figures.
      clock.advance(Duration.ofMinutes(25));
      assertThat(chart(metrics(http), "sold")).startsWith(0L).contains(2L).doesNotContain(3L);
      assertThat(metrics(http).path("confirmedOrders").longValue()).isEqualTo(2);
    }
  }

  private static void assertProduct(
      JsonNode json,
      Product product,
      int total,
      int available,
      long pending,
      long confirmed,
      long expired,
      String status) {
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "productId",
            "name",
            "totalStock",
            "liveStock",
            "pending",
            "confirmed",
            "expired",
            "saleStatus");
    assertThat(json.path("productId").intValue()).isEqualTo(product.id());
    assertThat(json.path("name").stringValue()).isEqualTo(product.name());
    assertThat(json.path("totalStock").intValue()).isEqualTo(total);
    assertThat(json.path("liveStock").intValue()).isEqualTo(available);
    assertThat(json.path("pending").longValue()).isEqualTo(pending);
    assertThat(json.path("confirmed").longValue()).isEqualTo(confirmed);
    assertThat(json.path("expired").longValue()).isEqualTo(expired);
    assertThat(json.path("saleStatus").stringValue()).isEqualTo(status);
  }

  @Test
  void whatIsRefusedIsCountedOnAfterARestart() {
    try (TestStore store = TestStore.open(clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      Product product = product(store, 0);
      try (TestStore other = store.anotherNode()) {
        HttpApi there = other.http();
        for (int i = 0; i < 5; i++) {
          there.hold(product.id(), "x@example.com", 1);
        }
        // Read where it was counted, before it is flushed or after.
        assertThat(metrics(there).path("oversellAttemptsBlocked").longValue()).isBetween(0L, 5L);
      }

      assertThat(metrics(store.http()).path("oversellAttemptsBlocked").longValue()).isEqualTo(5);
    }
  }
}
