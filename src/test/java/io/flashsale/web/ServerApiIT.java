package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.redis.NodeInfo;
import io.flashsale.redis.Nodes;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;
import tools.jackson.databind.JsonNode;

/** What the admin is told of the nodes and of what they stand on. */
class ServerApiIT {
  private static TestStore store;

  @BeforeAll
  static void openStore() {
    store = TestStore.open();
    nodes(store).announce(node("one"));
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static Nodes nodes(TestStore node) {
    return node.store().webServices().office().nodes();
  }

  private static NodeInfo node(String name) {
    return new NodeInfo(
        "id-" + name,
        name,
        List.of("http://10.0.0.1:4000"),
        Instant.parse("2030-01-01T00:00:00Z"),
        "1");
  }

  private static JsonNode server() {
    return store.http().get("/api/admin/server", HttpApi.asAdmin()).json();
  }

  private static List<String> names() {
    return server().path("nodes").valueStream().map(n -> n.path("name").asString()).toList();
  }

  @Test
  void theNodesThatShareTheStoreAreToldUntilTheyEnd() {
    try (TestStore other = store.anotherNode()) {
      nodes(other).announce(node("two"));

      assertThat(names()).containsExactly("one", "two");
      assertThat(server().path("complete").booleanValue()).isTrue();
      assertThat(server().path("nodes").get(0).path("thisNode").booleanValue()).isTrue();
      assertThat(server().path("nodes").get(1).path("thisNode").booleanValue()).isFalse();
    }

    assertThat(names()).containsExactly("one");
  }

  @Test
  void aNodeThatWasKilledIsLeftOutAfterItsSilence() {
    var map =
        store.redis().client().<String, String>getMap("flashsale:nodes", StringCodec.INSTANCE);
    Instant longAgo = Instant.now().minusSeconds(30);
    map.put(
        "id-dead",
        "{\"name\":\"dead\",\"addresses\":[],\"startedAt\":\"%s\",\"version\":\"1\",\"seenAt\":\"%s\"}"
            .formatted(longAgo, longAgo));
    map.put("id-nonsense", "what");

    assertThat(names()).containsExactly("one");
    await().atMost(Duration.ofSeconds(30)).until(() -> !map.containsKey("id-nonsense"));
  }

  @Test
  void theTimesOfTheServersAreTold() {
    assertThat(server().path("databaseMillis").doubleValue()).isBetween(0.001, 5_000.0);
    assertThat(server().path("redisMillis").doubleValue()).isBetween(0.001, 5_000.0);
  }

  @Test
  void aTokenThatTheOperatorSetIsNotRenewed() {
    assertProblem(
        store.http().post("/api/admin/token", null, HttpApi.asAdmin()), 409, "token_is_set");
    assertProblem(store.http().post("/api/admin/token", null), 401, "unauthorized");
  }
}
