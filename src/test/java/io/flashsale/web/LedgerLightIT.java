package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the check of the books found, in /health and in the admin's figures. */
class LedgerLightIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void healthAndFiguresTellThatTheBooksAgreeAndWhatIsWrongWhenTheyDoNot() {
    try (TestStore store = TestStore.open()) {
      HttpApi http = store.http();
      Product product = store.liveProduct(10);
      http.hold(product.id(), "ann@example.com", 2);

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                JsonNode products = figures(http).path("products");
                assertThat(products.size()).isEqualTo(1);
                JsonNode its = products.path(0);
                assertThat(its.path("productId").intValue()).isEqualTo(product.id());
                assertThat(its.path("state").asString()).isEqualTo("balanced");
                assertThat(its.path("seq").longValue()).isEqualTo(2);
                assertThat(its.path("verifiedSeq").longValue()).isEqualTo(2);
                assertThat(its.path("checkedSecondsAgo").isIntegralNumber()).isTrue();
                JsonNode ledger = http.get("/health").json().path("ledger");
                assertThat(ledger.path("state").asString()).isEqualTo("balanced");
                assertThat(ledger.path("checkedSecondsAgo").longValue()).isBetween(0L, 20L);
                assertThat(ledger.path("wholePassSecondsAgo").isIntegralNumber()).isTrue();
                assertThat(ledger.path("violations").size()).isZero();
              });

      store.run("UPDATE products SET available = 9, total_stock = 11 WHERE id = " + product.id());

      await()
          .atMost(SOON)
          .until(() -> http.get("/health").json().path("status").asString().equals("degraded"));
      HttpApi.Answer health = http.get("/health");
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.json().path("database").booleanValue()).isTrue();
      assertThat(health.json().path("redis").booleanValue()).isTrue();
      assertWrong(health.json().path("ledger"), product);
      assertThat(health.json().path("ledger").has("products")).isFalse();
      assertWrong(figures(http), product);
      assertThat(figures(http).path("products").path(0).path("state").asString())
          .isEqualTo("violated");

      store.run("UPDATE products SET available = 8, total_stock = 10 WHERE id = " + product.id());
      await()
          .atMost(SOON)
          .until(() -> http.get("/health").json().path("status").asString().equals("ok"));
    }
  }

  private static JsonNode figures(HttpApi http) {
    return http.get("/api/admin/metrics", HttpApi.asAdmin()).json().path("ledger");
  }

  private static void assertWrong(JsonNode ledger, Product product) {
    assertThat(ledger.path("state").asString()).isEqualTo("violated");
    assertThat(ledger.path("violations").size()).isEqualTo(1);
    JsonNode violation = ledger.path("violations").path(0);
    assertThat(violation.path("productId").intValue()).isEqualTo(product.id());
    assertThat(violation.path("error").asString())
        .isEqualTo(
            "Product %d: total_stock is 11, the ledger says 10; available is 9, the ledger says 8."
                .formatted(product.id()));
  }
}
