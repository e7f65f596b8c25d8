package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HoldApiIT {
  private static final String KEY = "a-key-of-some-length";
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "2", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  @Test
  void aHoldIs201WithItsOrderItsDeadlineAndItsReceipt() {
    Product product = store.liveProduct(10);

    Answer held =
        http.post(
            "/api/holds",
            "{\"productId\":%d,\"email\":\" Ann.Lee+sale@Example.com \",\"qty\":3}"
                .formatted(product.id()),
            "Content-Type",
            "application/json");

    assertThat(held.status()).isEqualTo(201);
    assertThat(held.header("Content-Type")).startsWith("application/json");
    assertThat(held.json().propertyNames())
        .containsExactlyInAnyOrder("orderId", "holdExpiresAt", "ledger");
    assertThat(held.json().path("orderId").stringValue())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    String expires = held.json().path("holdExpiresAt").stringValue();
    assertThat(expires).endsWith("Z");
    assertThat(Instant.parse(expires))
        .isCloseTo(Instant.now().plusSeconds(120), within(10, ChronoUnit.SECONDS));
    assertThat(held.json().path("ledger").path("seq").longValue()).isEqualTo(2);
    assertThat(held.json().path("ledger").path("hash").stringValue()).matches("[0-9a-f]{64}");
    assertThat(store.number("SELECT held FROM products WHERE id = " + product.id())).isEqualTo(3);
  }

  @Test
  void theWholeOfMaxPerOrderCanBeHeldAndOneMoreIsInvalid() {
    Product product = store.liveProduct(10);

    assertProblem(http.hold(product.id(), "max@example.com", 6), 400, "invalid");
    assertThat(http.hold(product.id(), "max@example.com", 5).status()).isEqualTo(201);
  }

  @Test
  void anUnknownProductIsNotFound() {
    assertProblem(http.hold(999_999_999, "ann@example.com", 1), 404, "not_found");
    assertProblem(http.hold(0, "ann@example.com", 1), 404, "not_found");
    assertProblem(http.hold(-1, "ann@example.com", 1), 404, "not_found");
    assertProblem(http.hold(Integer.MAX_VALUE, "ann@example.com", 1), 404, "not_found");
  }

  @Test
  void aSaleThatHasNotBegunOrIsOverIsNotActive() {
    Instant now = Instant.now();
    Product upcoming = store.product(5, now.plus(Duration.ofHours(1)), now.plusSeconds(7200));
    Product ended = store.product(5, now.minusSeconds(7200), now.minusSeconds(3600));

    assertProblem(http.hold(upcoming.id(), "ann@example.com", 1), 409, "sale_not_active");
    assertProblem(http.hold(ended.id(), "ann@example.com", 1), 409, "sale_not_active");
  }

  @Test
  void whoWantsMoreThanIsLeftIsToldSoldOutAndALesserWishIsServed() {
    Product product = store.liveProduct(3);

    assertProblem(http.hold(product.id(), "left@example.com", 4), 409, "sold_out");
    assertThat(http.hold(product.id(), "left@example.com", 3).status()).isEqualTo(201);
    assertProblem(http.hold(product.id(), "left@example.com", 1), 409, "sold_out");
    // Again, out of memory now.
    assertProblem(http.hold(product.id(), "left@example.com", 1), 409, "sold_out");
  }

  @Test
  void aProductWithoutStockIsSoldOutFromTheFirst() {
    assertProblem(http.hold(store.liveProduct(0).id(), "none@example.com", 1), 409, "sold_out");
  }

  @Test
  void theFirstOfTheReasonsInTheirOrderIsTold() {
    Instant now = Instant.now();
    Product ended = store.product(0, now.minusSeconds(7200), now.minusSeconds(3600));
    Product soldOut = store.liveProduct(0);
    Product live = store.liveProduct(2);
    Product many = store.liveProduct(9);
    assertThat(http.hold(live.id(), "order@example.com", 1, "Idempotency-Key", KEY).status())
        .isEqualTo(201);
    assertThat(http.hold(live.id(), "order@example.com", 1).status()).isEqualTo(201);

    // Both limits are reached from here on: throttled comes last.
    assertProblem(http.hold(999_999_999, "no e-mail", 0), 400, "invalid");
    assertProblem(http.hold(999_999_999, "order@example.com", 1), 404, "not_found");
    assertThat(http.hold(live.id(), "order@example.com", 1, "Idempotency-Key", KEY).status())
        .as("a repeated key goes before all that follows")
        .isEqualTo(201);
    assertProblem(
        http.hold(live.id(), "order@example.com", 2, "Idempotency-Key", KEY), 422, "key_reused");
    assertProblem(http.hold(ended.id(), "order@example.com", 1), 409, "sale_not_active");
    assertProblem(http.hold(soldOut.id(), "order@example.com", 1), 409, "sold_out");
    assertProblem(http.hold(live.id(), "order@example.com", 1), 409, "sold_out");
    assertProblemWithRetryAfter(http.hold(many.id(), "order@example.com", 1), 429, "throttled");
  }

  @Test
  void aHoldLeavesWithNoStoreOfItsSecretsBesideIt() {
    Answer held = http.hold(store.liveProduct(1).id(), "quiet@example.com", 1);

    assertThat(held.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(held.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(held.header("Server")).isNull();
    assertThat(held.header("X-Powered-By")).isNull();
    assertThat(held.header("Set-Cookie")).isNull();
    assertThat(held.header("Access-Control-Allow-Origin")).isNull();
  }
}
