package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProductApiIT {
  private static TestStore store;
  private static HttpApi http;
  private static Product upcoming;
  private static Product live;
  private static Product ended;
  private static Product empty;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    upcoming = store.product(20, now.plusSeconds(3_600), now.plusSeconds(7_200));
    live = store.product(7, now.minusSeconds(60), now.plusSeconds(3_600));
    ended = store.product(5, now.minusSeconds(7_200), now.minusSeconds(3_600));
    empty = store.liveProduct(0);
    Answer held = http.hold(live.id(), "ann@example.com", 1);
    http.post("/api/orders/" + held.json().path("orderId").asString() + "/confirm", null);
    assertThat(http.hold(live.id(), "bob@example.com", 2).status()).isEqualTo(201);
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static List<Integer> ids(String path) {
    Answer answer = http.get(path);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().valueStream().map(product -> product.path("id").intValue()).toList();
  }

  @Test
  void theLiveProductsAreListedById() {
    assertThat(ids("/api/products/live")).containsExactly(live.id(), empty.id());
  }

  @Test
  void aLiveProductHasTheMembersOfTheCommonVersion() {
    JsonNode json = http.get("/api/products/live").json().get(0);

    assertThat(json.propertyNames())
        .contains(
            "id",
            "name",
            "description",
            "price",
            "currency",
            "totalStock",
            "liveStock",
            "soldPercent",
            "saleStartsAt",
            "saleEndsAt",
            "maxPerOrder",
            "serverTime");
    assertThat(json.path("id").isInt()).isTrue();
    assertThat(json.path("name").stringValue()).isEqualTo("Test product");
    assertThat(json.path("description").stringValue()).isEqualTo("For tests");
    assertThat(json.path("price").isIntegralNumber()).isTrue();
    assertThat(json.path("price").longValue()).isEqualTo(4_999);
    assertThat(json.path("currency").stringValue()).isEqualTo("INR");
    assertThat(json.path("totalStock").intValue()).isEqualTo(7);
    assertThat(json.path("liveStock").intValue()).isEqualTo(4);
    assertThat(json.path("heldStock").intValue()).isEqualTo(2);
    assertThat(json.path("soldStock").intValue()).isEqualTo(1);
    assertThat(json.path("soldPercent").isNumber()).isTrue();
    assertThat(json.path("soldPercent").doubleValue()).isEqualTo(14.2);
    assertThat(json.path("maxPerOrder").intValue()).isEqualTo(5);
    assertThat(json.path("opening").stringValue()).isEqualTo("first-come");
    assertThat(Instant.parse(json.path("saleStartsAt").stringValue()))
        .isEqualTo(live.window().startsAt());
    assertThat(Instant.parse(json.path("saleEndsAt").stringValue()))
        .isEqualTo(live.window().endsAt());
    assertThat(json.path("saleEndsAt").stringValue()).endsWith("Z");
    assertThat(
            Duration.between(Instant.parse(json.path("serverTime").stringValue()), Instant.now())
                .abs())
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aProductWithoutStockIsNoDivisionByZero() {
    JsonNode json = http.get("/api/products/" + empty.id()).json();

    assertThat(json.path("soldPercent").doubleValue()).isZero();
    assertThat(json.path("totalStock").intValue()).isZero();
  }

  @Test
  void productsAreListedByState() {
    assertThat(ids("/api/products"))
        .containsExactly(upcoming.id(), live.id(), ended.id(), empty.id());
    assertThat(ids("/api/products?state=upcoming")).containsExactly(upcoming.id());
    assertThat(ids("/api/products?state=live")).containsExactly(live.id(), empty.id());
    assertThat(ids("/api/products?state=ended")).containsExactly(ended.id());
    assertThat(
            http.get("/api/products")
                .json()
                .valueStream()
                .map(product -> product.path("state").stringValue()))
        .containsExactly("upcoming", "live", "ended", "live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bad", "LIVE", "live,ended", "%00", "%ff", "live%20"})
  void aStateThatIsNoneIsInvalid(String state) {
    assertProblem(http.get("/api/products?state=" + state), 400, "invalid");
  }

  @Test
  void oneProductIsToldAsInTheLists() {
    Answer one = http.get("/api/products/" + ended.id());

    assertThat(one.status()).isEqualTo(200);
    assertThat(one.json().path("id").intValue()).isEqualTo(ended.id());
    assertThat(one.json().path("state").stringValue()).isEqualTo("ended");
    assertThat(one.json().propertyNames())
        .isEqualTo(http.get("/api/products/live").json().get(0).propertyNames());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999",
        "0",
        "-1",
        "x",
        "1.0",
        "01",
        "1e0",
        "2147483648",
        "99999999999",
        "%20",
        "1%20"
      })
  void aProductThatIsNoneIsNotFound(String id) {
    assertProblem(http.get("/api/products/" + id), 404, "not_found");
  }

  @Test
  void anotherNodeKnowsANewProductAtOnceAndItsStockSoon() {
    try (TestStore here = TestStore.open();
        TestStore other = here.anotherNode()) {
      Product made = here.liveProduct(3);
      HttpApi there = other.http();

      assertThat(there.get("/api/products/" + made.id()).status()).isEqualTo(200);
      assertThat(there.hold(made.id(), "far@example.com", 2).status()).isEqualTo(201);
      String path = "/api/products/" + made.id();
      HttpApi back = here.http();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> back.get(path).json().path("liveStock").intValue() == 1);
    }
  }
}
