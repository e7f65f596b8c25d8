package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Limits that the admin changes while two nodes sell. */
class LimitsIT {
  private static final String PATH = "/api/admin/settings";
  private static TestStore store;
  private static TestStore other;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "1", "HOLDS_PER_IP", "0");
    other = store.anotherNode();
  }

  @AfterAll
  static void closeStore() {
    other.close();
    store.close();
  }

  @AfterEach
  void giveBack() {
    change(
        "{\"holdsPerEmail\":null,\"holdsPerIp\":null,\"holdWindowSeconds\":null,"
            + "\"cooldownSeconds\":null}");
  }

  private static JsonNode change(String body) {
    Answer answer = store.http().method("PATCH", PATH, body, HttpApi.asAdmin());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode read(TestStore node) {
    return node.http().get(PATH, HttpApi.asAdmin()).json();
  }

  @Test
  void aLimitHoldsAtOnceOnThisNodeAndSoonOnTheOthers() {
    int product = store.liveProduct(50).id();
    assertThat(store.http().hold(product, "a@example.com", 1).status()).isEqualTo(201);
    assertThat(store.http().hold(product, "a@example.com", 1).status()).isEqualTo(429);

    change("{\"holdsPerEmail\":3}");

    assertThat(store.http().hold(product, "a@example.com", 1).status()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(other.http().hold(product, "a@example.com", 1).status()).isEqualTo(201));
    assertThat(other.http().hold(product, "a@example.com", 1).status()).isEqualTo(429);
  }

  @Test
  void aLimitThatIsGivenBackIsTheSettingAgain() {
    JsonNode changed = change("{\"holdsPerEmail\":7}").path("holdsPerEmail");
    assertThat(changed.path("value").intValue()).isEqualTo(7);
    assertThat(changed.path("configured").intValue()).isEqualTo(1);
    assertThat(changed.path("changedAt").asString()).isNotEmpty();

    JsonNode back = change("{\"holdsPerEmail\":null}").path("holdsPerEmail");

    assertThat(back.path("value").intValue()).isEqualTo(1);
    assertThat(back.path("changedAt").isNull()).isTrue();
  }

  @Test
  void aChangeOutlivesTheNodesThatKnewIt() {
    change("{\"cooldownSeconds\":42}");
    try (TestStore third = store.anotherNode()) {
      assertThat(read(third).path("cooldownSeconds").path("value").intValue()).isEqualTo(42);
    }
  }

  @Test
  void aWindowOfZeroTurnsTheLimitsOff() {
    change("{\"holdWindowSeconds\":0}");
    int product = store.liveProduct(50).id();
    for (int i = 0; i < 4; i++) {
      assertThat(store.http().hold(product, "off@example.com", 1).status()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"holdsPerEmail\":-1}",
        "{\"holdsPerEmail\":\"2\"}",
        "{\"holdsPerEmail\":2.5}",
        "{\"holdWindowSeconds\":31536001}",
        "{\"holdsPerEmail\":3,\"other\":1}",
        "{\"port\":3}",
      })
  void whatIsNoLimitIsInvalidAndChangesNothing(String body) {
    assertProblem(store.http().method("PATCH", PATH, body, HttpApi.asAdmin()), 400, "invalid");
    assertThat(read(store).path("holdsPerEmail").path("value").intValue()).isEqualTo(1);
  }

  @Test
  void nobodyButTheAdminSeesOrChangesThem() {
    assertProblem(store.http().get(PATH), 401, "unauthorized");
    assertProblem(store.http().method("PATCH", PATH, "{\"holdsPerEmail\":9}"), 401, "unauthorized");
  }
}
