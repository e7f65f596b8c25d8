package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.EmbeddedRedis;
import io.flashsale.embedded.Home;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LiveClient;
import io.flashsale.testing.LiveClient.Event;
import io.flashsale.testing.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RTopic;
import org.redisson.client.codec.StringCodec;

/** What one node tells those who listen of what another node did. */
class LiveNodesIT {
  private static final String[] NO_LIMITS = {"HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0"};

  private static String hold(TestStore node, Product product) {
    Answer held = node.http().hold(product.id(), "ann@example.com", 1);
    assertThat(held.status()).isEqualTo(201);
    return held.json().path("orderId").stringValue();
  }

  /** Makes a hold on one node, and returns how long it takes to be heard of on the other. */
  private static Duration timeToHear(TestStore here, Product product, LiveClient there, int left) {
    long before = System.nanoTime();
    hold(here, product);
    Event told =
        there.await(
            "stock",
            data ->
                data.path("id").intValue() == product.id()
                    && data.path("liveStock").intValue() == left);
    return Duration.ofNanos(told.nanos() - before);
  }

  @Test
  @Tag("load")
  void whatAnotherNodeSellsIsToldSoon() {
    try (TestStore here = TestStore.open(NO_LIMITS);
        TestStore there = here.anotherNode()) {
      Product product = here.liveProduct(50);
      try (LiveClient client = LiveClient.listen(there)) {
        timeToHear(here, product, client, 49);
        List<Duration> times = new ArrayList<>();
        for (int left = 48; left > 41; left--) {
          // As when it has been quiet, so that no round of before is rested from.
          await().pollDelay(Duration.ofMillis(300)).until(() -> true);
          times.add(timeToHear(here, product, client, left));
        }
        Collections.sort(times);
        // The catalog's regular look alone would take 250 ms in the middle.
        assertThat(times.get(times.size() / 2)).isLessThan(Duration.ofMillis(170));
      }
    }
  }

  @Test
  void anOrderThatAnotherNodeResolvesIsTold() {
    try (TestStore here = TestStore.open(NO_LIMITS);
        TestStore there = here.anotherNode()) {
      Product product = here.liveProduct(5);
      String order = hold(here, product);
      try (LiveClient client = LiveClient.listen(there, "?order=" + order)) {
        here.http().post("/api/orders/" + order + "/confirm", null);
        client.await("order", data -> data.path("status").stringValue().equals("confirmed"));
      }
    }
  }

  @Test
  void aNewProductAndItsChangedTextAreToldByEveryNode() {
    try (TestStore here = TestStore.open(NO_LIMITS);
        TestStore there = here.anotherNode();
        LiveClient client = LiveClient.listen(there)) {
      Product product = here.liveProduct(5);
      client.await("sale", data -> data.path("id").intValue() == product.id());
      here.http()
          .method(
              "PATCH",
              "/api/admin/products/" + product.id(),
              "{\"name\":\"Elsewhere\"}",
              HttpApi.asAdmin());
      client.await("sale", data -> data.path("name").stringValue().equals("Elsewhere"));
    }
  }

  @Test
  void nonsenseInTheTopicHarmsNobody() {
    try (TestStore here = TestStore.open(NO_LIMITS);
        TestStore there = here.anotherNode()) {
      Product product = here.liveProduct(5);
      try (LiveClient client = LiveClient.listen(there)) {
        RTopic topic = here.redis().client().getTopic("feed:products", StringCodec.INSTANCE);
        for (String text :
            List.of("", "\n", "x\np", "x\np y", "x\no 1", "x\no 1 confirmed z", "x\nq 1", "\0")) {
          topic.publish(text);
        }
        timeToHear(here, product, client, 4);
      }
    }
  }

  @Test
  @SuppressWarnings("try") // Redis is closed in the middle: that is the test
  void withoutRedisStockAndOrdersAreToldWithinASecondOrSo(@TempDir Path folder) throws Exception {
    try (Home home = Home.open(folder.resolve("home"));
        EmbeddedRedis redis = EmbeddedRedis.start(home, step -> {});
        TestStore here =
            TestStore.on(redis.url(), new DatabaseClock(), "HOLD_WINDOW_SECONDS", "0");
        TestStore there = here.anotherNode()) {
      Product product = here.liveProduct(9);
      String order = hold(here, product);
      try (LiveClient client = LiveClient.listen(there, "?order=" + order)) {
        redis.close();
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> here.redis().away() && there.redis().away());

        assertThat(timeToHear(here, product, client, 7)).isLessThan(Duration.ofMillis(1_500));
        here.http().post("/api/orders/" + order + "/confirm", null);
        long before = System.nanoTime();
        Event told =
            client.await("order", data -> data.path("status").stringValue().equals("confirmed"));
        assertThat(Duration.ofNanos(told.nanos() - before)).isLessThan(Duration.ofMillis(2_500));
      }
    }
  }
}
