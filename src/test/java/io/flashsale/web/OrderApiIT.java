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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OrderApiIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open(CLOCK, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "CURRENCY", "EUR");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private static Product live() {
    return store.product(10, CLOCK.now().minusSeconds(3_600), CLOCK.now().plusSeconds(3_600));
  }

  /** The path of a new order of two units. */
  private static String held(Product product, String email) {
    Answer held = http.hold(product.id(), email, 2);
    assertThat(held.status()).isEqualTo(201);
    return "/api/orders/" + held.json().path("orderId").asString();
  }

  private static String status(String order) {
    return http.get(order).json().path("status").asString();
  }

  private static void awaitExpired(String order) {
    await().atMost(Duration.ofSeconds(10)).until(() -> status(order).equals("expired"));
  }

  @Test
  void anOrderTellsWhatWasHeldForWhom() {
    Product product = live();
    String path = held(product, " Ann.Lee+x@Example.com ");

    Answer order = http.get(path);

    assertThat(order.status()).isEqualTo(200);
    JsonNode json = order.json();
    assertThat(json.propertyNames())
        .contains(
            "id",
            "productId",
            "productName",
            "description",
            "price",
            "quantity",
            "status",
            "holdExpiresAt",
            "createdAt",
            "customerEmail");
    assertThat("/api/orders/" + json.path("id").stringValue()).isEqualTo(path);
    assertThat(json.path("productId").isInt()).isTrue();
    assertThat(json.path("productId").intValue()).isEqualTo(product.id());
    assertThat(json.path("productName").stringValue()).isEqualTo("Test product");
    assertThat(json.path("description").stringValue()).isEqualTo("For tests");
    assertThat(json.path("price").isIntegralNumber()).isTrue();
    assertThat(json.path("price").longValue()).isEqualTo(4_999);
    assertThat(json.path("currency").stringValue()).isEqualTo("EUR");
    assertThat(json.path("quantity").intValue()).isEqualTo(2);
    assertThat(json.path("status").stringValue()).isEqualTo("pending");
    assertThat(json.path("customerEmail").stringValue()).isEqualTo("Ann.Lee+x@Example.com");
    Instant created = Instant.parse(json.path("createdAt").stringValue());
    assertThat(created).isEqualTo(CLOCK.now());
    assertThat(Instant.parse(json.path("holdExpiresAt").stringValue()))
        .isEqualTo(created.plusSeconds(120));
  }

  @Test
  void anOrderKeepsThePriceItWasHeldAt() {
    Product product = live();
    String order = held(product, "price@example.com");
    http.method(
        "PATCH", "/api/admin/products/" + product.id(), "{\"price\":9999}", HttpApi.asAdmin());

    assertThat(http.get(order).json().path("price").longValue()).isEqualTo(4_999);
  }

  @Test
  void anOrderIdIsFoundInCapitalsToo() {
    String order = held(live(), "caps@example.com");
    String id = order.substring("/api/orders/".length());

    assertThat(http.get("/api/orders/" + id.toUpperCase(Locale.ROOT)).json().path("id").asString())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "x",
        "-1",
        "1-1-1-1-1",
        "0",
        "null",
        "%20",
        "%00",
        "..%00",
        "0193a5f0-1111-7222-8333-44445555666",
        "0193a5f0-1111-7222-8333-4444555566667",
        "0193a5f0111172228333444455556666",
        "g193a5f0-1111-7222-8333-444455556666",
        "{0193a5f0-1111-7222-8333-444455556666}",
        "0193a5f0-1111-7222-8333-444455556666",
        "00000000-0000-0000-0000-000000000000",
        "0193a5f0-1111-7222-8333-444455556666'--"
      })
  void whatIsNoOrderIsNotFound(String id) {
    String path = "/api/orders/" + id.replace("{", "%7B").replace("}", "%7D").replace("'", "%27");
    Answer answer = http.get(path);
    // Jetty itself refuses what is no address, such as one with a NUL.
    if (answer.status() == 400) {
      assertThat(id).contains("%00");
      assertProblem(answer, 400, "invalid");
    } else {
      assertProblem(answer, 404, "not_found");
      assertProblem(http.post(path + "/confirm", null), 404, "not_found");
      assertProblem(http.post(path + "/cancel", "{}"), 404, "not_found");
    }
  }

  @Test
  void aConfirmedOrderIsConfirmedHoweverOftenItIsAsked() {
    Product product = live();
    String order = held(product, "buy@example.com");

    Answer first = http.post(order + "/confirm", null);
    Answer again = http.post(order + "/confirm", "{}", "Content-Type", "application/json");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("success").isBoolean()).isTrue();
    assertThat(first.json().path("success").booleanValue()).isTrue();
    assertThat(first.json().path("order").path("status").stringValue()).isEqualTo("confirmed");
    assertThat(first.json().path("order").path("quantity").intValue()).isEqualTo(2);
    assertThat(first.json().path("ledger").path("seq").longValue()).isEqualTo(3);
    assertThat(first.json().path("ledger").path("hash").stringValue()).matches("[0-9a-f]{64}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("ledger")).isEqualTo(first.json().path("ledger"));
    assertThat(status(order)).isEqualTo("confirmed");
    assertThat(store.number("SELECT sold FROM products WHERE id = " + product.id())).isEqualTo(2);
    assertProblem(http.post(order + "/cancel", null), 409, "already_confirmed");
  }

  @Test
  void aHoldThatRanOutCanBeNeitherConfirmedNorCancelled() {
    Product product = live();
    String order = held(product, "late@example.com");
    CLOCK.advance(Duration.ofSeconds(121));
    awaitExpired(order);

    assertProblem(http.post(order + "/confirm", null), 409, "hold_expired");
    assertProblem(http.post(order + "/cancel", null), 409, "hold_expired");
    assertThat(store.number("SELECT available FROM products WHERE id = " + product.id()))
        .isEqualTo(10);
  }

  @Test
  void aHoldIsConfirmedUntilItsDeadlineAndNotAtIt() {
    String inTime = held(live(), "intime@example.com");
    CLOCK.advance(Duration.ofSeconds(120).minusNanos(1_000));
    assertThat(http.post(inTime + "/confirm", null).status()).isEqualTo(200);

    String tooLate = held(live(), "toolate@example.com");
    CLOCK.advance(Duration.ofSeconds(120));
    assertProblem(http.post(tooLate + "/confirm", null), 409, "hold_expired");
    assertThat(status(tooLate)).isEqualTo("expired");
  }

  @Test
  void aHoldMadeBeforeTheEndOfTheSaleConfirmsUntilItsOwnDeadline() {
    Product product = store.product(5, CLOCK.now().minusSeconds(60), CLOCK.now().plusSeconds(30));
    String order = held(product, "end@example.com");
    CLOCK.advance(Duration.ofSeconds(90));

    assertProblem(http.hold(product.id(), "end2@example.com", 1), 409, "sale_not_active");
    assertThat(http.post(order + "/confirm", null).status()).isEqualTo(200);
  }

  @Test
  void aCancelledHoldGivesItsStockBackAndStaysCancelled() {
    Product product = live();
    String order = held(product, "no@example.com");

    Answer first = http.post(order + "/cancel", null);
    Answer again = http.post(order + "/cancel", null);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("success").booleanValue()).isTrue();
    assertThat(first.json().path("order").path("status").stringValue()).isEqualTo("cancelled");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("ledger")).isEqualTo(first.json().path("ledger"));
    assertProblem(http.post(order + "/confirm", null), 409, "cancelled");
    assertThat(store.number("SELECT available FROM products WHERE id = " + product.id()))
        .isEqualTo(10);
    assertThat(status(order)).isEqualTo("cancelled");
  }

  @Test
  void ofConfirmAndCancelAtOnceOneWins() {
    Product product = store.product(50, CLOCK.now().minusSeconds(60), CLOCK.now().plusSeconds(600));
    for (int i = 0; i < 10; i++) {
      String order = held(product, "race" + i + "@example.com");
      try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
        var confirm = threads.submit(() -> http.post(order + "/confirm", null));
        var cancel = threads.submit(() -> http.post(order + "/cancel", null));
        List<Integer> statuses = List.of(get(confirm), get(cancel));
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(status(order)).isEqualTo(statuses.get(0) == 200 ? "confirmed" : "cancelled");
      }
    }
  }

  private static int get(java.util.concurrent.Future<Answer> answer) {
    try {
      return answer.get().status();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theOrdersOfAnEmailAreTheAdminsOnly() {
    Product product = live();
    String first = held(product, "list@example.com");
    String second = held(product, "List+again@example.com");
    held(product, "other@example.com");
    String path = "/api/orders?email=LIST%2Bx@example.com";

    Answer without = http.get(path);
    assertProblem(without, 401, "unauthorized");
    assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
    Answer list = http.get(path, HttpApi.asAdmin());

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.json().isArray()).isTrue();
    assertThat(list.json().valueStream().map(order -> "/api/orders/" + order.path("id").asString()))
        .containsExactlyInAnyOrder(first, second);
    assertThat(list.json().get(0).path("customerEmail").asString()).contains("@");
    assertThat(http.get("/api/orders?email=nobody@example.com", HttpApi.asAdmin()).json().size())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "a@b\u0000.com", "'; DROP TABLE orders; --", "\ud83d\ude00@x.com"})
  void aListOfNoEmailIsInvalid(String email) {
    String query = URLEncoder.encode(email, StandardCharsets.UTF_8);

    assertProblem(http.get("/api/orders?email=" + query, HttpApi.asAdmin()), 400, "invalid");
    assertProblem(http.get("/api/orders?email=" + query), 401, "unauthorized");
  }

  @Test
  void aListWithoutAnEmailIsInvalid() {
    assertProblem(http.get("/api/orders", HttpApi.asAdmin()), 400, "invalid");
    assertProblem(http.get("/api/orders?email=%ff%fe", HttpApi.asAdmin()), 400, "invalid");
    assertProblem(http.get("/api/orders"), 401, "unauthorized");
  }
}
