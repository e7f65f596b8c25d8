package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.EmbeddedRedis;
import io.flashsale.embedded.Home;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose Redis goes away while it sells. */
class RedisAwayIT {
  private static final String KEY = "key-of-a-hold-before";

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();

  @Test
  @SuppressWarnings("try") // Redis is closed in the middle: that is the test
  void withoutRedisNewHoldsWaitAndAllElseGoesOn() throws Exception {
    try (Home home = Home.open(folder.resolve("home"));
        EmbeddedRedis redis = EmbeddedRedis.start(home, step -> {});
        TestStore store = TestStore.on(redis.url(), clock, "HOLDS_PER_IP", "0")) {
      HttpApi http = store.http();
      Product product = store.liveProduct(20);
      Answer keyed = http.hold(product.id(), "a@example.com", 1, "Idempotency-Key", KEY);
      String confirmed = order(keyed);
      String cancelled = order(http.hold(product.id(), "b@example.com", 1));
      String expired = order(http.hold(product.id(), "c@example.com", 1));
      Product waitedFor = store.liveProduct(1);
      String lastUnit = order(http.hold(waitedFor.id(), "holder@example.com", 1));
      assertThat(http.get("/health").json().path("status").asString()).isEqualTo("ok");

      redis.close();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> http.get("/health").json().path("status").asString().equals("degraded"));

      Answer health = http.get("/health");
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.json().path("database").booleanValue()).isTrue();
      assertThat(health.json().path("redis").booleanValue()).isFalse();
      for (int i = 0; i < 3; i++) {
        assertProblemWithRetryAfter(
            http.hold(product.id(), "new" + i + "@example.com", 1), 503, "unavailable");
      }
      Answer again = http.hold(product.id(), "a@example.com", 1, "Idempotency-Key", KEY);
      assertThat(again.status()).as("a repeated key needs no counting").isEqualTo(201);
      assertThat(again.json()).isEqualTo(keyed.json());
      assertProblem(http.hold(product.id(), "d@example.com", 9), 400, "invalid");
      assertProblem(http.hold(store.liveProduct(0).id(), "d@example.com", 1), 409, "sold_out");
      assertThat(http.post(confirmed + "/confirm", null).status()).isEqualTo(200);
      assertThat(http.post(cancelled + "/cancel", null).status()).isEqualTo(200);
      assertThat(
              http.post(
                      "/api/admin/products/" + product.id() + "/stock",
                      "{\"delta\":1}",
                      HttpApi.asAdmin())
                  .status())
          .isEqualTo(200);
      Answer joined = http.join(waitedFor.id(), "waits@example.com", 1);
      assertThat(joined.status()).as("a place in line spends no credit").isEqualTo(201);
      assertThat(http.post(lastUnit + "/cancel", null).status()).isEqualTo(200);
      String entry = "/api/waitlist/" + joined.json().path("entryId").asString();
      assertThat(http.get(entry).json().path("state").asString()).isEqualTo("offered");
      clock.advance(Duration.ofMinutes(3));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> http.get(expired).json().path("status").asString().equals("expired"));
      LedgerAudit.of(store).assertSound();
      assertThat(store.number("SELECT count(*) FROM orders")).isEqualTo(5);
    }
  }

  private static String order(Answer held) {
    assertThat(held.status()).isEqualTo(201);
    return "/api/orders/" + held.json().path("orderId").asString();
  }

  @Test
  void whereNoLimitIsSetHoldsGoOnWithoutRedisAndItIsTakenUpAgain() throws Exception {
    try (Home home = Home.open(folder.resolve("home"));
        EmbeddedRedis redis = EmbeddedRedis.start(home, step -> {});
        TestStore store = TestStore.on(redis.url(), clock, "HOLD_WINDOW_SECONDS", "0")) {
      HttpApi http = store.http();
      Product product = store.liveProduct(20);
      signal("STOP", redis);
      try {
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> http.get("/health").json().path("status").asString().equals("degraded"));
        assertThat(http.hold(product.id(), "a@example.com", 1).status()).isEqualTo(201);
      } finally {
        signal("CONT", redis);
      }

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> http.get("/health").json().path("status").asString().equals("ok"));
      assertThat(http.hold(product.id(), "a@example.com", 1).status()).isEqualTo(201);
      LedgerAudit.of(store).assertSound();
    }
  }

  private static void signal(String name, EmbeddedRedis redis) throws Exception {
    int exit =
        new ProcessBuilder("kill", "-" + name, String.valueOf(redis.pid())).start().waitFor();
    assertThat(exit).isZero();
  }
}
