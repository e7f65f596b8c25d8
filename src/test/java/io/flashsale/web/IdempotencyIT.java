package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;
  private static TestStore other;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open(CLOCK, "HOLDS_PER_IP", "0");
    other = store.anotherNode();
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    other.close();
    store.close();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static Answer hold(HttpApi node, int product, String email, int qty, String key) {
    return node.hold(product, email, qty, "Idempotency-Key", key);
  }

  private static Product live(int stock) {
    return store.product(
        stock, CLOCK.now().minusSeconds(3_600), CLOCK.now().plus(Duration.ofDays(1)));
  }

  private static void assertSame(Answer again, Answer first) {
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void aRepeatedKeyGivesTheSameAnswerWhateverBecameOfTheOrder() {
    Product product = live(10);
    String key = newKey();
    Answer first = hold(http, product.id(), "kim@example.com", 2, key);
    assertThat(first.status()).isEqualTo(201);
    assertSame(hold(http, product.id(), "kim@example.com", 2, key), first);
    assertSame(hold(other.http(), product.id(), "KIM+tag@example.com", 2, key), first);

    http.post("/api/orders/" + first.json().path("orderId").asString() + "/confirm", null);

    assertSame(hold(http, product.id(), "kim@example.com", 2, key), first);
    assertSame(hold(other.http(), product.id(), "kim@example.com", 2, key), first);
    assertThat(store.number("SELECT count(*) FROM orders WHERE product_id = " + product.id()))
        .isEqualTo(1);
  }

  @Test
  void aRepeatedKeyGivesTheSameAnswerAfterTheHoldIsOverAndTheSaleToo() {
    Product product =
        store.product(5, CLOCK.now().minusSeconds(60), CLOCK.now().plus(Duration.ofMinutes(4)));
    String key = newKey();
    Answer first = hold(http, product.id(), "lee@example.com", 5, key);
    String order = "/api/orders/" + first.json().path("orderId").asString();
    CLOCK.advance(Duration.ofMinutes(3));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> http.get(order).json().path("status").asString().equals("expired"));
    assertSame(hold(http, product.id(), "lee@example.com", 5, key), first);

    CLOCK.advance(Duration.ofMinutes(3));

    assertSame(hold(http, product.id(), "lee@example.com", 5, key), first);
    assertSame(hold(other.http(), product.id(), "lee@example.com", 5, key), first);
    assertProblem(hold(http, product.id(), "lee@example.com", 4, key), 422, "key_reused");
    assertProblem(hold(http, product.id(), "lee@example.com", 5, newKey()), 409, "sale_not_active");
  }

  @Test
  void aRepeatedKeyGivesTheSameAnswerAfterTheAdminAllowsLessPerOrder() {
    Product product = live(10);
    String key = newKey();
    Answer first = hold(http, product.id(), "max@example.com", 5, key);
    Answer lessened =
        http.method(
            "PATCH",
            "/api/admin/products/" + product.id(),
            "{\"maxPerOrder\":2}",
            HttpApi.asAdmin());
    assertThat(lessened.json().path("maxPerOrder").intValue()).isEqualTo(2);

    assertSame(hold(http, product.id(), "max@example.com", 5, key), first);
    assertSame(hold(other.http(), product.id(), "max@example.com", 5, key), first);
    assertProblem(hold(http, product.id(), "max@example.com", 5, newKey()), 400, "invalid");
  }

  @Test
  void fiftyAtOnceWithOneKeyOnTwoNodesMakeOneOrder() throws Exception {
    Product product = live(100);
    String key = newKey();
    HttpApi otherHttp = other.http();
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      HttpApi node = i % 2 == 0 ? http : otherHttp;
      calls.add(() -> hold(node, product.id(), "many@example.com", 1, key));
    }
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).allSatisfy(answer -> assertSame(answer, answers.getFirst()));
    assertThat(store.number("SELECT count(*) FROM orders WHERE product_id = " + product.id()))
        .isEqualTo(1);
    assertThat(store.number("SELECT available FROM products WHERE id = " + product.id()))
        .isEqualTo(99);
  }

  @Test
  void oneKeyIsAnothersForAnotherCustomerOrProduct() {
    Product product = live(10);
    String key = newKey();
    Answer first = hold(http, product.id(), "one@example.com", 1, key);
    Answer otherCustomer = hold(http, product.id(), "two@example.com", 1, key);
    Answer otherProduct = hold(http, live(10).id(), "one@example.com", 1, key);

    assertThat(List.of(first, otherCustomer, otherProduct))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201))
        .extracting(answer -> answer.json().path("orderId").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void aRefusalBindsNoKey() {
    Product product = live(0);
    String key = newKey();
    assertProblem(hold(http, product.id(), "later@example.com", 1, key), 409, "sold_out");

    http.post("/api/admin/products/" + product.id() + "/stock", "{\"delta\":2}", HttpApi.asAdmin());

    assertThat(hold(http, product.id(), "later@example.com", 2, key).status()).isEqualTo(201);
  }

  @Test
  void withoutAKeyEachCallIsAHoldOfItsOwn() {
    Product product = live(10);

    Answer first = http.hold(product.id(), "nokey@example.com", 1);
    Answer second = http.hold(product.id(), "nokey@example.com", 1);

    assertThat(first.json().path("orderId")).isNotEqualTo(second.json().path("orderId"));
  }

  @Test
  void aKeyHasFrom16To128VisibleAsciiCharacters() {
    Product product = live(100);
    assertThat(hold(http, product.id(), "k16@example.com", 1, "!".repeat(16)).status())
        .isEqualTo(201);
    assertThat(hold(http, product.id(), "k128@example.com", 1, "~".repeat(128)).status())
        .isEqualTo(201);
    for (String bad :
        List.of(
            "x".repeat(15), "x".repeat(129), "", "sixteen with a space", "tab\tin-the-middle-")) {
      assertProblem(hold(http, product.id(), "k@example.com", 1, bad), 400, "invalid");
    }
  }

  @Test
  void aKeyThatIsNotAsciiIsInvalid() {
    byte[] body =
        "{\"productId\":%d,\"email\":\"raw@example.com\",\"qty\":1}"
            .formatted(live(1).id())
            .getBytes(StandardCharsets.US_ASCII);

    var answer =
        new RawHttp("127.0.0.1", store.port())
            .post("/api/holds", body, "Idempotency-Key: sch\u00f6ner-schl\u00fcssel-x");

    assertProblem(answer.json(), 400, "invalid");
  }
}
