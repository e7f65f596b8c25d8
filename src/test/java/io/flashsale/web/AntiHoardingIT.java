package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits per person, and the wait of those who let holds lapse. */
class AntiHoardingIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store =
        TestStore.open(
            CLOCK, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "COOLDOWN_SECONDS", "600");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private static int product(int stock) {
    Instant now = CLOCK.now();
    return store.product(stock, now.minusSeconds(60), now.plus(Duration.ofDays(7))).id();
  }

  private static int limited(int stock, int maxPerCustomer) {
    int id = product(stock);
    Answer changed = change(id, "{\"maxPerCustomer\":" + maxPerCustomer + "}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("maxPerCustomer").intValue()).isEqualTo(maxPerCustomer);
    return id;
  }

  private static Answer change(int id, String body) {
    return http.method("PATCH", "/api/admin/products/" + id, body, HttpApi.asAdmin());
  }

  private static String order(Answer held) {
    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);
    return held.json().path("orderId").asString();
  }

  private static String entry(Answer joined) {
    assertThat(joined.status()).as(joined.json().toString()).isEqualTo(201);
    return joined.json().path("entryId").asString();
  }

  private static String state(String entry) {
    return http.get("/api/waitlist/" + entry).json().path("state").asString();
  }

  private static void post(String path) {
    assertThat(http.post(path, null).status()).isEqualTo(200);
  }

  private static void letHoldsExpire(int product) {
    CLOCK.advance(Duration.ofSeconds(120));
    var _ = store.store().webServices().holds().releaseDue(product);
  }

  @Test
  void onePersonHasNoMoreUnitsThanAllowedHeldAndBoughtTogether() {
    int product = limited(20, 3);
    String first = order(http.hold(product, "a.nn@gmail.com", 2));
    post("/api/orders/" + first + "/confirm");

    assertProblem(http.hold(product, "ann+two@gmail.com", 2), 409, "limit_reached");
    String second = order(http.hold(product, "ann@gmail.com", 1));
    assertProblem(http.hold(product, "ann@gmail.com", 1), 409, "limit_reached");
    assertThat(http.hold(product, "bob@gmail.com", 3).status()).isEqualTo(201);
    post("/api/orders/" + second + "/cancel");
    assertThat(http.hold(product, "ann@gmail.com", 1).status()).isEqualTo(201);
  }

  @Test
  void aLimitThatIsTakenAwayLimitsNobody() {
    int product = limited(20, 1);
    assertProblem(http.hold(product, "zoe@example.com", 2), 409, "limit_reached");

    Answer changed = change(product, "{\"maxPerCustomer\":null}");

    assertThat(changed.json().path("maxPerCustomer").isNull()).isTrue();
    assertThat(http.hold(product, "zoe@example.com", 2).status()).isEqualTo(201);
  }

  @Test
  void theLimitHoldsInLineTooWhenJoiningAndWhenTheTurnComes() {
    int product = limited(4, 2);
    String holds = order(http.hold(product, "one@example.com", 2));
    String other = order(http.hold(product, "two@example.com", 2));
    assertProblem(http.join(product, "one@example.com", 1), 409, "limit_reached");
    assertProblem(http.join(product, "three@example.com", 3), 409, "limit_reached");
    String waits = entry(http.join(product, "three@example.com", 2));
    String next = entry(http.join(product, "four@example.com", 1));
    change(product, "{\"maxPerCustomer\":1}");

    post("/api/orders/" + holds + "/cancel");

    assertThat(state(waits)).isEqualTo("lapsed");
    assertThat(http.get("/api/waitlist/" + waits).json().path("reason").asString())
        .isEqualTo("limit_reached");
    assertThat(state(next)).isEqualTo("offered");
    post("/api/orders/" + other + "/cancel");
  }

  @Test
  void whoLetsTwoHoldsLapseWaitsOutACooldownEverywhere() {
    int product = product(10);
    int another = product(10);
    order(http.hold(product, "lazy@example.com", 1));
    letHoldsExpire(product);
    order(http.hold(product, "lazy@example.com", 1));
    letHoldsExpire(product);

    Answer refused = http.hold(another, "Lazy+again@example.com", 1);

    assertProblemWithRetryAfter(refused, 429, "cooldown");
    assertThat(refused.header("Retry-After")).isEqualTo("600");
    order(http.hold(another, "other@example.com", 5));
    order(http.hold(another, "third@example.com", 5));
    assertProblemWithRetryAfter(http.join(another, "lazy@example.com", 1), 429, "cooldown");
    CLOCK.advance(Duration.ofSeconds(599));
    assertProblemWithRetryAfter(http.hold(product, "lazy@example.com", 1), 429, "cooldown");
    CLOCK.advance(Duration.ofSeconds(1));
    String again = order(http.hold(product, "lazy@example.com", 1));
    post("/api/orders/" + again + "/cancel");
  }

  @Test
  void twoLapsesFarApartAreForgiven() {
    int product = product(10);
    order(http.hold(product, "seldom@example.com", 1));
    letHoldsExpire(product);
    CLOCK.advance(Duration.ofSeconds(601));
    order(http.hold(product, "seldom@example.com", 1));
    letHoldsExpire(product);

    assertThat(http.hold(product, "seldom@example.com", 1).status()).isEqualTo(201);
  }

  @Test
  void holdsThatAreGivenUpOrPaidAreNoLapses() {
    int product = product(10);
    for (int i = 0; i < 3; i++) {
      post("/api/orders/" + order(http.hold(product, "good@example.com", 1)) + "/cancel");
    }
    post("/api/orders/" + order(http.hold(product, "good@example.com", 1)) + "/confirm");

    assertThat(http.hold(product, "good@example.com", 1).status()).isEqualTo(201);
  }

  @Test
  void twoOffersThatLapseBeginACooldownAndOneInLineLapsesByItWhenTheTurnComes() {
    int product = product(2);
    int another = product(1);
    String one = order(http.hold(product, "h1@example.com", 1));
    String two = order(http.hold(product, "h2@example.com", 1));
    String held = order(http.hold(another, "h3@example.com", 1));
    String inLine = entry(http.join(another, "slow@example.com", 1));
    String behind = entry(http.join(another, "behind@example.com", 1));
    entry(http.join(product, "slow@example.com", 1));
    post("/api/orders/" + one + "/cancel");
    letHoldsExpire(product);
    assertThat(http.get("/api/orders/" + two).json().path("status").asString())
        .isEqualTo("expired");
    order(http.hold(product, "slow@example.com", 1));
    letHoldsExpire(product);

    var _ = store.store().webServices().holds().releaseDue(another);

    assertThat(http.get("/api/orders/" + held).json().path("status").asString())
        .isEqualTo("expired");
    // The first offer of the other product came before the second lapse, or lapsed with it.
    assertThat(state(inLine)).isEqualTo("lapsed");
    assertThat(state(behind)).isEqualTo("offered");
  }

  @Test
  void anotherNodeLearnsOfACooldown() {
    int product = product(10);
    order(http.hold(product, "two-nodes@example.com", 1));
    order(http.hold(product, "two-nodes@example.com", 1));
    try (TestStore other = store.anotherNode()) {
      letHoldsExpire(product);

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(other.http().hold(product, "two-nodes@example.com", 1).code())
                      .isEqualTo("cooldown"));
    }
  }

  @Test
  void anotherNodeLearnsOfItBeforeTheProductsNextHold() {
    int product = product(100);
    try (TestStore other = store.anotherNode()) {
      // One by one, so that the look of every half second cannot have seen them all.
      for (int i = 0; i < 10; i++) {
        String email = "twice" + i + "@example.com";
        order(http.hold(product, email, 1));
        order(http.hold(product, email, 1));
        letHoldsExpire(product);

        assertProblemWithRetryAfter(other.http().hold(product, email, 1), 429, "cooldown");
      }
    }
  }

  @Test
  void theCooldownOutlivesARestart() {
    int product = product(10);
    order(http.hold(product, "restart@example.com", 1));
    order(http.hold(product, "restart@example.com", 1));
    letHoldsExpire(product);
    try (TestStore next = store.anotherNode()) {
      assertProblemWithRetryAfter(
          next.http().hold(product, "restart@example.com", 1), 429, "cooldown");
    }
  }
}
