package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.SlowClient;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one client address may take of a store, whatever it writes into its headers. */
class ClientLimitsIT {
  private static final int CONNECTIONS = 20;
  private static final int ATTEMPTS = 3;
  private static final String REQUEST = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

  /** Believes this machine, as a proxy, what it says of its clients. */
  private static TestStore behindProxy;

  /** Is asked by its clients themselves. */
  private static TestStore open;

  @BeforeAll
  static void openStores() {
    behindProxy =
        TestStore.open(
            "TRUSTED_PROXIES",
            "127.0.0.1",
            "REQUESTS_PER_IP",
            "1",
            "CONNECTIONS_PER_IP",
            "2",
            "ADMIN_ATTEMPTS",
            "" + ATTEMPTS);
    open = TestStore.open("REQUESTS_PER_IP", "3");
  }

  @AfterAll
  static void closeStores() {
    behindProxy.close();
    open.close();
  }

  private static Answer ask(String forwardedFor) {
    return behindProxy.http().get("/api/products/live", "X-Forwarded-For", forwardedFor);
  }

  private static void exhaust(String forwardedFor) {
    for (int i = 0; i < RequestRate.BURST; i++) {
      assertThat(ask(forwardedFor).status()).isEqualTo(200);
    }
    assertProblemWithRetryAfter(ask(forwardedFor), 429, "too_many_requests");
  }

  @Test
  void whoAsksTooFastIsToldToWaitAndOthersAreServed() {
    exhaust("203.0.113.1");
    assertThat(ask("203.0.113.2").status()).isEqualTo(200);
  }

  @Test
  void whatAClientWritesBeforeTheProxysWordChangesNothing() {
    exhaust("203.0.113.3");
    assertThat(ask("198.51.100.1, 203.0.113.3").status()).isEqualTo(429);
    assertThat(ask("rubbish, 127.0.0.1, 203.0.113.3").status()).isEqualTo(429);
  }

  @Test
  void allOfAnIpv6SubscribersAddressesAreOne() {
    exhaust("2001:db8:1:2::1");
    assertThat(ask("2001:db8:1:2:ffff::9").status()).isEqualTo(429);
    assertThat(ask("2001:db8:1:3::1").status()).isEqualTo(200);
  }

  @Test
  void aHoldThatIsRefusedForItsAddressNeverComesToTheProduct() {
    int product = behindProxy.liveProduct(5).id();
    exhaust("203.0.113.4");

    Answer refused =
        behindProxy.http().hold(product, "fast@example.com", 1, "X-Forwarded-For", "203.0.113.4");

    assertProblemWithRetryAfter(refused, 429, "too_many_requests");
    assertThat(behindProxy.number("SELECT count(*) FROM orders WHERE product_id = " + product))
        .isZero();
  }

  @Test
  void withoutATrustedProxyTheHeaderIsNotRead() {
    HttpApi http = open.http();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 3 * RequestRate.BURST + 10; i++) {
      statuses.add(
          open.http().get("/api/products/live", "X-Forwarded-For", "203.0.113." + i).status());
    }
    assertThat(statuses).contains(429);
  }

  @Test
  void thisMachinesProgramsAreNotCountedUnlessTheLimitIsSet() {
    try (TestStore usual = TestStore.open()) {
      HttpApi http = usual.http();
      for (int i = 0; i < 40; i++) {
        assertThat(http.get("/api/admin/metrics", "Authorization", "Bearer no").status())
            .isEqualTo(401);
      }
      assertThat(http.get("/api/admin/metrics", HttpApi.asAdmin()).status()).isEqualTo(200);
    }
  }

  @Test
  void aConnectionMoreThanAnAddressMayHaveIsClosedUntilAnotherEnds() {
    List<SlowClient> clients = new ArrayList<>();
    try (TestStore few = TestStore.open("CONNECTIONS_PER_IP", "" + CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(new SlowClient(few.port()));
      }
      try (var one = new SlowClient(few.port())) {
        await().until(one::isCut);
        assertThat(one.heard()).isEmpty();
      }
      clients.removeLast().close();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                try (var next = new SlowClient(few.port()).send(REQUEST)) {
                  await().until(() -> next.isCut() || !next.heard().isEmpty());
                  return next.heard().startsWith("HTTP/1.1 ");
                }
              });
      assertThat(clients).noneMatch(SlowClient::isCut);
    } finally {
      clients.forEach(SlowClient::close);
    }
  }

  @Test
  void aProxysConnectionsAreNotCountedSinceAllShoppersShareThem() {
    List<SlowClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(new SlowClient(behindProxy.port()).send(REQUEST));
      }
      await().until(() -> clients.stream().allMatch(c -> !c.isCut() && !c.heard().isEmpty()));
    } finally {
      clients.forEach(SlowClient::close);
    }
  }

  @Test
  void whoTriesTooManyTokensHasToWaitEvenWithTheRightOneAndNobodyElseHasTo() {
    HttpApi http = behindProxy.http();
    String[] right = {
      "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer " + TestStore.ADMIN_TOKEN
    };
    for (int i = 0; i < ATTEMPTS; i++) {
      assertProblem(
          http.get(
              "/api/admin/metrics",
              "X-Forwarded-For",
              "203.0.113.7",
              "Authorization",
              "Bearer wrong-" + i),
          401,
          "unauthorized");
    }
    Answer locked = http.get("/api/admin/metrics", right);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.code()).isEqualTo("too_many_attempts");
    assertThat(locked.header("Retry-After")).matches("[1-9][0-9]?");
    right[1] = "203.0.113.8";
    assertThat(http.get("/api/admin/metrics", right).status()).isEqualTo(200);
  }
}
