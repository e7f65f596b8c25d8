package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.OutsideServers;
import io.flashsale.embedded.RedisFleet;
import io.flashsale.redis.RedisConnection;
import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.LedgerAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on a Redis Cluster, and on a Redis that Sentinels watch, while masters go away. */
@Tag("load")
@TestInstance(Lifecycle.PER_CLASS)
class RedisFleetIT {
  private static final Duration LATE = Duration.ofSeconds(6);
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path folder;

  private OutsideServers outside;

  @BeforeAll
  void start() {
    outside = OutsideServers.start(folder.resolve("servers"));
  }

  @AfterAll
  void end() {
    try {
      LedgerAudit.of(outside.seen()::connect).assertSound();
    } finally {
      outside.close();
    }
  }

  private StoreProcess node(String home, String redisUrl, int perEmail) {
    return StoreProcess.at(
        folder.resolve(home),
        "DATABASE_URL",
        outside.seen().database().databaseUrl(),
        "REDIS_URL",
        redisUrl,
        "HOLD_SECONDS",
        "5",
        "HOLDS_PER_EMAIL",
        String.valueOf(perEmail),
        "HOLDS_PER_IP",
        "0");
  }

  private Drill drill(int limit, StoreProcess... nodes) {
    return Drill.begin(outside.seen()::connect, limit, nodes);
  }

  private static String health(StoreProcess node) {
    return node.http().get("/health").json().path("status").asString("");
  }

  @Test
  void onAClusterTwoNodesSellWithLimitsAndGoOnAfterAMasterWasAway() {
    try (RedisFleet cluster = RedisFleet.cluster(outside.seen(), folder.resolve("cluster"));
        StoreProcess one = node("c1", cluster.clusterUrl(), 2);
        StoreProcess two = node("c2", cluster.clusterUrl(), 2)) {
      one.launch();
      two.start();
      one.awaitWell(SOON);
      List<Long> master = List.of(cluster.members().get(1).pid());
      try (Drill drill = drill(2, one, two)) {
        assertThrottled(one.http(), two.http(), one.product(100));
        Signals.send("STOP", master);
        try {
          await().atMost(SOON).until(() -> health(one).equals("degraded"));
          await().atMost(SOON).until(() -> health(two).equals("degraded"));
        } finally {
          Signals.send("CONT", master);
        }
        await().atMost(SOON).until(() -> health(one).equals("ok") && health(two).equals("ok"));
        drill.awaitSelling();
        drill.end("Redis Cluster of 3, one master stopped until its shards are given up", LATE);
      }
    }
  }

  private static void assertThrottled(HttpApi one, HttpApi two, int product) {
    String email = "limit%d@example.com".formatted(product);
    await().atMost(SOON).until(() -> two.get("/api/products/" + product).status() == 200);
    assertThat(one.hold(product, email, 1).status()).isEqualTo(201);
    assertThat(two.hold(product, email, 1).status()).isEqualTo(201);
    assertThat(one.hold(product, email, 1).status()).isEqualTo(429);
    assertThat(two.hold(product, email, 1).status()).isEqualTo(429);
  }

  @Test
  void afterAFailoverOfSentinelsHoldsGoOnByThemselves() {
    try (RedisFleet fleet = RedisFleet.sentinels(outside.seen(), folder.resolve("sentinels"));
        StoreProcess one = node("s1", fleet.sentinelUrl(), 2);
        StoreProcess two = node("s2", fleet.sentinelUrl(), 2)) {
      one.launch();
      two.start();
      one.awaitWell(SOON);
      // What a master has counted and not yet told its replica is forgotten with it: no limit is
      // checked.
      try (Drill drill = drill(0, one, two)) {
        assertThrottled(one.http(), two.http(), one.product(100));
        fleet.members().get(0).kill();
        drill.awaitSelling();
        await().atMost(SOON).until(() -> health(one).equals("ok") && health(two).equals("ok"));
        fleet.members().get(0).start();
        drill.awaitSelling();
        drill.end("Redis Sentinel: the master killed, its replica takes over", LATE);
      }
    }
  }

  @Test
  void aWrongAddressIsNamedInOneSentence() {
    try (RedisFleet fleet = RedisFleet.sentinels(outside.seen(), folder.resolve("wrong"));
        RedisFleet cluster = RedisFleet.cluster(outside.seen(), folder.resolve("wrong-cluster"))) {
      String sentinels = fleet.sentinelUrl();
      assertRefused("do not know a master named \"other\"", sentinels.replace("#shop", "#other"));
      assertRefused("does not let the store in", sentinels.replace("fleet-password", "wrong"));
      assertRefused(
          "is a Sentinel", sentinels.replace("redis-sentinel", "redis").replaceAll(",.*", ""));
      assertRefused("belongs to a Cluster", cluster.clusterUrl().replaceAll(",.*", ""));
      assertRefused(
          "The Redis Cluster at", cluster.clusterUrl().replace("fleet-password", "wrong"));
    }
    assertRefused("The Redis Sentinels at 127.0.0.1:1", "redis-sentinel://:pw@127.0.0.1:1#shop");
    assertRefused("The Redis Cluster at", "redis://:pw@127.0.0.1:1,127.0.0.1:2");
    assertRefused("The Redis at nowhere.invalid:6379", "redis://:pw@nowhere.invalid");
  }

  private static void assertRefused(String sentence, String url) {
    assertThatThrownBy(() -> open(url).close())
        .isInstanceOf(StartFailure.class)
        .message()
        .contains(sentence)
        .doesNotContain("pw@", "password@");
  }

  private static RedisConnection open(String url) throws StartFailure {
    return RedisConnection.open(
        Settings.read(new RawSettings(Map.of("REDIS_URL", url), Map.of())).redisUrls());
  }
}
