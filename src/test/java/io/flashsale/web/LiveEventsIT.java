package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LiveClient;
import io.flashsale.testing.LiveClient.Event;
import io.flashsale.testing.TestStore;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What one node tells those who listen. */
class LiveEventsIT {
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store =
        TestStore.open(
            "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "CORS_ORIGINS", "http://shop.example");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static String hold(Product product, int quantity) {
    Answer held = http.hold(product.id(), "ann@example.com", quantity);
    assertThat(held.status()).isEqualTo(201);
    return held.json().path("orderId").stringValue();
  }

  private static boolean isOf(Product product, JsonNode data) {
    return data.path("id").asInt() == product.id();
  }

  @Test
  void whoConnectsIsToldAllThatThereIs() {
    Product product = store.liveProduct(7);
    String order = hold(product, 2);
    try (LiveClient client =
        LiveClient.listen(store, "?order=" + order, "Last-Event-ID: 4711", "Accept: */*")) {
      assertThat(client.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(client.header("Cache-Control")).isEqualTo("no-store");
      JsonNode stock = client.await("stock", data -> isOf(product, data)).data();
      assertThat(stock.propertyNames())
          .containsExactlyInAnyOrder(
              "id",
              "totalStock",
              "liveStock",
              "heldStock",
              "soldStock",
              "soldPercent",
              "state",
              "serverTime");
      assertThat(stock.path("liveStock").intValue()).isEqualTo(5);
      assertThat(stock.path("heldStock").intValue()).isEqualTo(2);
      assertThat(stock.path("state").stringValue()).isEqualTo("live");
      JsonNode sale = client.await("sale", data -> isOf(product, data)).data();
      assertThat(sale.propertyNames())
          .isEqualTo(http.get("/api/products/" + product.id()).json().propertyNames());
      JsonNode told = client.await("order", data -> true).data();
      assertThat(told.propertyNames())
          .containsExactlyInAnyOrder("id", "productId", "status", "holdExpiresAt", "serverTime");
      assertThat(told.path("id").stringValue()).isEqualTo(order);
      assertThat(told.path("status").stringValue()).isEqualTo("pending");
      assertThat(client.events().stream().map(Event::name).toList())
          .as("the time ends the snapshot")
          .containsSubsequence("sale", "stock", "order", "time");
    }
  }

  @Test
  @Tag("load")
  void aChangeIsToldAtOnce() {
    Product product = store.liveProduct(9);
    try (LiveClient client = LiveClient.listen(store)) {
      long before = System.nanoTime();
      hold(product, 3);
      Event event =
          client.await(
              "stock", data -> isOf(product, data) && data.path("liveStock").intValue() == 6);
      assertThat(Duration.ofNanos(event.nanos() - before)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void whatChangesAllTheTimeIsToldFiveTimesASecondAndEndsWithTheTruth() {
    Product product = store.liveProduct(10_000);
    try (LiveClient client = LiveClient.listen(store)) {
      long begun = System.nanoTime();
      int holds = 0;
      while (System.nanoTime() - begun < Duration.ofSeconds(2).toNanos()) {
        hold(product, 1);
        holds++;
      }
      int left = 10_000 - holds;
      client.await(
          "stock", data -> isOf(product, data) && data.path("liveStock").intValue() == left);
      List<Event> told = new ArrayList<>();
      client.events("stock").stream()
          .filter(event -> isOf(product, event.data()) && event.nanos() >= begun)
          .forEach(told::add);
      assertThat(holds).isGreaterThan(30);
      assertThat(told).hasSizeBetween(4, 13);
    }
  }

  @Test
  void whoFollowsAnEntryIsToldWhenItMovesUpAndWhenItIsOffered() {
    Product product = store.liveProduct(1);
    String held = hold(product, 1);
    String first = entry(product, "first@example.com");
    String second = entry(product, "second@example.com");
    try (LiveClient client = LiveClient.listen(store, "?entry=" + second)) {
      JsonNode told = client.await("waitlist", data -> true).data();
      assertThat(told.propertyNames())
          .isEqualTo(http.get("/api/waitlist/" + second).json().propertyNames());
      assertThat(told.path("ahead").intValue()).isEqualTo(1);
      http.delete("/api/waitlist/" + first);
      client.await("waitlist", data -> data.path("ahead").intValue(-1) == 0);
      http.post("/api/orders/" + held + "/cancel", null);
      JsonNode offered =
          client
              .await("waitlist", data -> data.path("state").stringValue().equals("offered"))
              .data();
      assertThat(offered.path("orderId").stringValue())
          .isEqualTo(http.get("/api/waitlist/" + second).json().path("orderId").stringValue());
      assertThat(client.events("waitlist"))
          .allMatch(event -> event.data().path("entryId").stringValue().equals(second));
    }
  }

  private static String entry(Product product, String email) {
    return http.join(product.id(), email, 1).json().path("entryId").stringValue();
  }

  @Test
  void whoFollowsAnOrderIsToldWhatBecomesOfItAndNobodyElseIs() {
    Product product = store.liveProduct(5);
    String mine = hold(product, 1);
    String other = hold(product, 1);
    try (LiveClient me = LiveClient.listen(store, "?order=" + mine + "&order=" + mine);
        LiveClient both = LiveClient.listen(store, "?order=" + mine + "&order=" + other);
        LiveClient nobody = LiveClient.listen(store)) {
      http.post("/api/orders/" + mine + "/confirm", null);
      http.post("/api/orders/" + other + "/cancel", null);
      both.await("order", data -> data.path("status").stringValue().equals("confirmed"));
      both.await(
          "order",
          data ->
              data.path("id").stringValue().equals(other)
                  && data.path("status").stringValue().equals("cancelled"));
      me.await("order", data -> data.path("status").stringValue().equals("confirmed"));
      nobody.await("stock", data -> isOf(product, data) && data.path("soldStock").intValue() == 1);
      assertThat(me.events("order"))
          .allMatch(event -> event.data().path("id").stringValue().equals(mine));
      assertThat(nobody.events("order")).isEmpty();
      assertThat(both.events().toString()).doesNotContain("ann", "@");
    }
  }

  @Test
  void anEntryIsNotKnownWhileThereIsNoLine() {
    assertProblem(http.get("/api/events?entry=" + UUID.randomUUID()), 404, "not_found");
  }

  @Test
  void anOrderThatIsNoneIsNotFound() {
    Product product = store.liveProduct(1);
    String order = hold(product, 1);
    assertProblem(
        http.get("/api/events?order=" + order + "&order=" + UUID.randomUUID()), 404, "not_found");
  }

  @Test
  void whatIsNoIdIsToldSoInAProblem() {
    assertProblem(http.get("/api/events?order=7"), 400, "invalid");
    assertProblem(http.method("GET", "/api/events", "{}"), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"order=", "order=7", "order=%00", "order=%ff", "order=%zz", "entry=x", "order"})
  void whatIsNoIdIsInvalid(String query) {
    assertThat(LiveClient.status(store, "?" + query)).isEqualTo(400);
  }

  @Test
  void tooManyOrdersAreInvalid() {
    String query = ("order=%s&").repeat(21).replace("%s", UUID.randomUUID().toString());
    StringBuilder different = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      different.append("order=").append(UUID.randomUUID()).append('&');
    }
    assertProblem(http.get("/api/events?" + query), 404, "not_found");
    assertProblem(http.get("/api/events?" + different), 400, "invalid");
  }

  @Test
  void theAddressIsHeldToTheSameRulesAsTheOthers() {
    assertProblem(http.post("/api/events", "{}"), 405, "method_not_allowed");
    assertThat(http.method("HEAD", "/api/events", "").status()).isEqualTo(200);
    try (LiveClient client =
        LiveClient.listen(store, "", "Origin: http://shop.example", "Accept: text/event-stream")) {
      assertThat(client.header("Access-Control-Allow-Origin")).isEqualTo("http://shop.example");
      assertThat(client.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(client.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  @Tag("load")
  void aSaleThatOpensAndOneThatEndsAreTold() {
    Instant now = Instant.now();
    Product opening = store.product(3, now.plusMillis(1_500), now.plusSeconds(3_600));
    Product ending = store.product(3, now.minusSeconds(60), now.plusMillis(1_500));
    try (LiveClient client = LiveClient.listen(store)) {
      Event opened =
          client.await(
              "sale",
              data -> isOf(opening, data) && data.path("state").stringValue().equals("live"));
      client.await(
          "sale", data -> isOf(ending, data) && data.path("state").stringValue().equals("ended"));
      Instant told = Instant.parse(opened.data().path("serverTime").stringValue());
      assertThat(told).isBetween(now.plusMillis(1_400), now.plusMillis(2_500));
    }
  }

  @Test
  void aNewProductAndAChangedOneAreTold() {
    try (LiveClient client = LiveClient.listen(store)) {
      Product product = store.liveProduct(4);
      client.await("sale", data -> isOf(product, data));
      http.method(
          "PATCH",
          "/api/admin/products/" + product.id(),
          "{\"name\":\"Another name\",\"price\":1}",
          HttpApi.asAdmin());
      client.await(
          "sale",
          data -> isOf(product, data) && data.path("name").stringValue().equals("Another name"));
    }
  }

  @Test
  void aHoldThatExpiresIsTold() {
    try (TestStore quick = TestStore.open("HOLD_SECONDS", "1")) {
      Product product = quick.liveProduct(2);
      Answer held = quick.http().hold(product.id(), "ann@example.com", 2);
      String order = held.json().path("orderId").stringValue();
      try (LiveClient client = LiveClient.listen(quick, "?order=" + order)) {
        client.await("order", data -> data.path("status").stringValue().equals("expired"));
        client.await("stock", data -> data.path("liveStock").intValue() == 2);
      }
    }
  }

  @Test
  @SuppressWarnings("try") // one client leaves in the middle: that is the test
  void noMoreThanMayListenAreLetInAndWhoLeavesMakesRoom() {
    try (TestStore small = TestStore.open("LIVE_CLIENTS", "2")) {
      try (LiveClient stays = LiveClient.listen(small);
          LiveClient goes = LiveClient.listen(small)) {
        Answer refused = small.http().get("/api/events");
        assertProblemWithRetryAfter(refused, 503, "busy");
        goes.close();
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> LiveClient.listen(small).close());
        assertThat(stays.ended()).isFalse();
      }
    }
  }

  @Test
  void whoSaysAtOnceThatNoMoreComesIsToldNoError() throws IOException {
    for (int i = 0; i < 300; i++) {
      try (Socket socket = new Socket("127.0.0.1", store.port())) {
        socket.setSoTimeout(30_000);
        socket
            .getOutputStream()
            .write("GET /api/events HTTP/1.1\r\nHost: store.test\r\n\r\n".getBytes(US_ASCII));
        socket.shutdownOutput();
        String told = new String(socket.getInputStream().readNBytes(12), US_ASCII);
        assertThat(told).isIn("HTTP/1.1 200", "");
      }
    }
  }

  @Test
  @SuppressWarnings("try") // who does not read is there, and that is the test
  void whoDoesNotReadIsCutAndHoldsNobodyUp() throws IOException {
    try (TestStore small =
        TestStore.open("LIVE_CLIENTS", "2", "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      List<Product> products = IntStream.range(0, 200).mapToObj(i -> small.liveProduct(9)).toList();
      try (LiveClient reads = LiveClient.listen(small);
          Socket deaf = LiveClient.deaf(small)) {
        assertProblem(small.http().get("/api/events"), 503, "busy");
        small.http().hold(products.getFirst().id(), "ann@example.com", 4);
        reads.await("stock", data -> data.path("liveStock").intValue() == 5, Duration.ofSeconds(2));
        await().atMost(Duration.ofSeconds(20)).until(() -> LiveClient.status(small, "") == 200);
        assertThat(reads.ended()).isFalse();
      }
    }
  }

  @Test
  @Tag("load")
  void aStoreThatClosesEndsItsStreamsAndDoesNotWaitForThem() {
    TestStore closing = TestStore.open();
    try (LiveClient client = LiveClient.listen(closing)) {
      long before = System.nanoTime();
      closing.close();
      await().atMost(Duration.ofSeconds(30)).until(client::ended);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
