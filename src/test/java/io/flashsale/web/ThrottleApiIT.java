package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each test comes from a network of its own: the store trusts the test as a proxy. */
class ThrottleApiIT {
  private static TestStore store;
  private static HttpApi http;
  private static int product;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8");
    http = store.http();
    product = store.liveProduct(1_000).id();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static Answer holdFrom(String address, String email) {
    return http.hold(product, email, 1, "X-Forwarded-For", address);
  }

  @Test
  void theThirdHoldOfAMailboxIsThrottledInWhateverSpelling() {
    assertThat(holdFrom("1.0.0.1", "same@example.com").status()).isEqualTo(201);
    assertThat(holdFrom("1.0.0.2", "Same@example.com").status()).isEqualTo(201);
    List<String> spellings =
        List.of(
            "same@example.com", " same@EXAMPLE.com", "SAME+1@example.com", "same+a+b@example.com");

    for (int i = 0; i < spellings.size(); i++) {
      Answer answer = holdFrom("1.0.1." + i, spellings.get(i));
      assertProblemWithRetryAfter(answer, 429, "throttled");
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(500, 600);
    }
    assertThat(holdFrom("1.0.0.3", "s.ame@example.com").status())
        .as("dots mean something elsewhere than at Gmail")
        .isEqualTo(201);
  }

  @Test
  void whoIsCountedStaysSoWhenRedisHasForgottenItsScripts() {
    assertThat(holdFrom("1.0.9.1", "script@example.com").status()).isEqualTo(201);
    store.redis().client().getScript().scriptFlush();
    assertThat(holdFrom("1.0.9.2", "script@example.com").status()).isEqualTo(201);
    assertProblemWithRetryAfter(holdFrom("1.0.9.3", "script@example.com"), 429, "throttled");
  }

  @Test
  void aGmailMailboxCountsOnceWithAndWithoutDots() {
    assertThat(holdFrom("2.0.0.1", "a.nn.lee@gmail.com").status()).isEqualTo(201);
    assertThat(holdFrom("2.0.0.2", "annlee+x@googlemail.com").status()).isEqualTo(201);

    assertProblemWithRetryAfter(holdFrom("2.0.0.3", "annle.e@Gmail.com"), 429, "throttled");
  }

  @Test
  void theThirdHoldOfAnAddressIsThrottledWhateverTheMailbox() {
    assertThat(holdFrom("3.0.0.1", "p1@example.com").status()).isEqualTo(201);
    assertThat(holdFrom("3.0.0.1", "p2@example.com").status()).isEqualTo(201);

    assertProblemWithRetryAfter(holdFrom("3.0.0.1", "p3@example.com"), 429, "throttled");
    assertThat(holdFrom("3.0.0.2", "p3@example.com").status()).isEqualTo(201);
  }

  @Test
  void ofIpv6TheNetworkOfTheSubscriberCounts() {
    assertThat(holdFrom("2001:db8:1:2::1", "v1@example.com").status()).isEqualTo(201);
    assertThat(holdFrom("2001:db8:1:2:ffff::9", "v2@example.com").status()).isEqualTo(201);

    assertProblemWithRetryAfter(
        holdFrom("2001:db8:1:2:a:b:c:d", "v3@example.com"), 429, "throttled");
    assertThat(holdFrom("2001:db8:1:3::1", "v3@example.com").status()).isEqualTo(201);
  }

  @Test
  void whatTheClientForwardsItselfIsNotBelieved() {
    assertThat(holdFrom("6.6.6.1, 4.0.0.1", "f1@example.com").status()).isEqualTo(201);
    assertThat(holdFrom("6.6.6.2, 4.0.0.1, 10.1.2.3", "f2@example.com").status()).isEqualTo(201);

    assertProblem(holdFrom("6.6.6.3, 4.0.0.1", "f3@example.com"), 429, "throttled");
  }

  @Test
  void aProxyThatAddsALineOfItsOwnIsReadLast() {
    for (int i = 0; i < 3; i++) {
      byte[] body =
          "{\"productId\":%d,\"email\":\"line%d@example.com\",\"qty\":1}"
              .formatted(product, i)
              .getBytes(StandardCharsets.US_ASCII);
      var answer =
          new RawHttp("127.0.0.1", store.port())
              .post("/api/holds", body, "X-Forwarded-For: 7.7.7." + i, "X-Forwarded-For: 5.0.0.1");
      assertThat(answer.status()).isEqualTo(i < 2 ? 201 : 429);
    }
  }

  @Test
  void refusedTriesCostNothing() {
    int none = store.liveProduct(0).id();
    for (int i = 0; i < 5; i++) {
      assertProblem(
          http.hold(none, "tries@example.com", 1, "X-Forwarded-For", "8.0.0.1"), 409, "sold_out");
      assertProblem(
          http.hold(product, "tries@example.com", 0, "X-Forwarded-For", "8.0.0.1"), 400, "invalid");
    }

    assertThat(holdFrom("8.0.0.1", "tries@example.com").status()).isEqualTo(201);
    assertThat(holdFrom("8.0.0.1", "tries@example.com").status()).isEqualTo(201);
    assertProblem(holdFrom("8.0.0.1", "tries@example.com"), 429, "throttled");
  }

  @Test
  void aTryThatFailsByTheAddressCostsTheMailboxNothing() {
    holdFrom("9.0.0.1", "x1@example.com");
    holdFrom("9.0.0.1", "x2@example.com");
    for (int i = 0; i < 4; i++) {
      assertProblem(holdFrom("9.0.0.1", "x3@example.com"), 429, "throttled");
    }

    assertThat(holdFrom("9.0.0.2", "x3@example.com").status()).isEqualTo(201);
    assertThat(holdFrom("9.0.0.3", "x3@example.com").status()).isEqualTo(201);
  }

  @Test
  void ofManyAtOnceTwoAreGranted() throws Exception {
    Callable<Answer> call = () -> holdFrom("11.0.0.1", "atonce@example.com");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          threads.invokeAll(java.util.Collections.nCopies(30, call)).stream()
              .map(answer -> answer.resultNow().status())
              .toList();

      assertThat(statuses).containsOnly(201, 429);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(2);
    }
  }

  @Test
  void withoutTrustInAProxyTheSocketCounts() {
    try (TestStore alone = TestStore.open()) {
      HttpApi direct = alone.http();
      int live = alone.liveProduct(10).id();
      for (int i = 0; i < 3; i++) {
        Answer answer =
            direct.hold(live, "s" + i + "@example.com", 1, "X-Forwarded-For", "12.0.0." + i);
        assertThat(answer.status()).isEqualTo(i < 2 ? 201 : 429);
      }
    }
  }

  @Test
  void zeroTurnsALimitOff() {
    try (TestStore open = TestStore.open("HOLD_WINDOW_SECONDS", "0")) {
      HttpApi direct = open.http();
      int live = open.liveProduct(10).id();
      for (int i = 0; i < 4; i++) {
        assertThat(direct.hold(live, "free@example.com", 1).status()).isEqualTo(201);
      }
    }
  }
}
