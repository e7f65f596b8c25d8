package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.RawHttp.RawAnswer;
import io.flashsale.testing.SlowClient;
import io.flashsale.testing.TestStore;
import io.flashsale.testing.TestStore.Bounds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store does with more than it can take, and with clients that are slow. */
@Tag("load")
class OverloadIT {
  private static final int QUEUE = 4;
  private static final int REQUESTS = 8;
  private static final int CONNECTIONS = 2_100;
  private static final int SLOW_CLIENTS = 2_000;
  private static final Duration HEAD = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final long ROOM = 1L << 30;
  private static final Duration SOON = Duration.ofSeconds(15);

  private static TestStore store;
  private static RawHttp http;

  @BeforeAll
  static void openStore() {
    store =
        TestStore.bounded(
            new Bounds(QUEUE, new HttpLimits(CONNECTIONS, REQUESTS, ROOM, IDLE, HEAD)),
            "HOLDS_PER_IP",
            "0");
    http = new RawHttp("127.0.0.1", store.port());
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  /** Keeps the product's row locked, so that its sequencer waits, until it is closed. */
  private static AutoCloseable standstill(Product... products) throws SQLException {
    Connection connection = store.connect();
    connection.setAutoCommit(false);
    for (Product product : products) {
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT 1 FROM products WHERE id = " + product.id() + " FOR UPDATE");
      }
    }
    return connection;
  }

  private static RawAnswer hold(Product product, String email) {
    String body = "{\"productId\":%d,\"email\":\"%s\",\"qty\":1}".formatted(product.id(), email);
    return http.post("/api/holds", body.getBytes(UTF_8));
  }

  private static List<Future<RawAnswer>> holds(
      ExecutorService threads, Product product, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> threads.submit(() -> hold(product, "p" + product.id() + "n" + i + "@example.com")))
        .toList();
  }

  private static void assertBusy(RawAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]{0,3}");
    assertProblem(answer.json(), 503, "busy");
  }

  @Test
  void whoFindsTheQueueFullIsToldToComeBackAndWhoWaitsIsServed() throws Exception {
    Product product = store.liveProduct(100);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RawAnswer>> all;
      try (var _ = standstill(product)) {
        all = holds(threads, product, QUEUE + 3);
        await().atMost(SOON).until(() -> all.stream().filter(Future::isDone).count() == 3);
        for (Future<RawAnswer> refused : all.stream().filter(Future::isDone).toList()) {
          assertBusy(refused.get());
        }
      }
      await().atMost(SOON).until(() -> all.stream().allMatch(Future::isDone));
      assertThat(all)
          .extracting(answer -> answer.get().status())
          .filteredOn(status -> status == 201)
          .hasSize(QUEUE);
    }
    assertThat(hold(product, "later@example.com").status()).isEqualTo(201);
  }

  @Test
  void moreRequestsThanAreWorkedOnAtOnceAreToldToComeBackButHealthIsAnswered() throws Exception {
    Product one = store.liveProduct(10);
    Product other = store.liveProduct(10);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RawAnswer>> all = new ArrayList<>();
      try (var _ = standstill(one, other)) {
        all.addAll(holds(threads, one, REQUESTS / 2));
        all.addAll(holds(threads, other, REQUESTS / 2));
        await().atMost(SOON).until(() -> http.get("/api/products/live").status() == 503);
        assertBusy(http.get("/api/products/live"));
        assertBusy(http.get("/"));
        assertBusy(hold(one, "more@example.com"));
        assertThat(http.get("/health").status()).isEqualTo(200);
      }
      await().atMost(SOON).until(() -> all.stream().allMatch(Future::isDone));
      assertThat(all).extracting(answer -> answer.get().status()).containsOnly(201);
    }
    assertThat(http.get("/api/products/live").status()).isEqualTo(200);
  }

  @Test
  void aClientThatSendsItsHeadersByteByByteIsCut() {
    try (var slow = new SlowClient(store.port())) {
      slow.send("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      await().atMost(SOON).until(() -> slow.send("x").isCut());
      assertThat(slow.heard()).isEmpty();
    }
  }

  @Test
  void aClientThatSendsItsBodyByteByByteIsToldSoAndCut() {
    try (var slow = new SlowClient(store.port())) {
      slow.send("POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
      await().atMost(SOON).until(() -> slow.send(" ").isCut());
      assertThat(slow.heard()).startsWith("HTTP/1.1 408 ").contains("\"code\":\"timeout\"");
    }
  }

  @Test
  void aClientWhoseBodyNeverComesIsToldSoAndCut() {
    try (var slow = new SlowClient(store.port())) {
      slow.send("POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
      await().atMost(SOON).until(slow::isCut);
      assertThat(slow.heard()).startsWith("HTTP/1.1 408 ").contains("\"code\":\"timeout\"");
    }
  }

  @Test
  void aClientThatReadsNothingIsCut() {
    Matcher script = Pattern.compile("src=\"(/assets/[^\"]+)\"").matcher(http.get("/").body());
    assertThat(script.find()).isTrue();
    String request = "GET " + script.group(1) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    try (var slow = new SlowClient(store.port())) {
      slow.send(request.repeat(200));
      await().atMost(SOON).until(() -> slow.send(request).isReset());
    }
    assertThat(http.get("/health").status()).isEqualTo(200);
  }

  @Test
  void thousandsOfSlowClientsLeaveTheOthersServed() {
    Product product = store.liveProduct(1_000);
    List<SlowClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_CLIENTS; i++) {
        slow.add(new SlowClient(store.port()).send("GET / HTTP/1.1\r\nX-Slow: "));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(hold(product, "quick" + i + "@example.com").status()).isEqualTo(201);
      }
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> slow.stream().allMatch(client -> client.send("x").isCut()));
    } finally {
      slow.forEach(SlowClient::close);
    }
  }

  @Test
  void whereNoMoreConnectionsMayBeOpenIdleOnesMakeRoom() {
    HttpLimits few = new HttpLimits(10, REQUESTS, ROOM, Duration.ofMinutes(5), HEAD);
    try (TestStore small = TestStore.bounded(new Bounds(QUEUE, few))) {
      List<SlowClient> idle = new ArrayList<>();
      for (int i = 0; i < few.connections(); i++) {
        var client = new SlowClient(small.port()).send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(SOON).until(() -> client.heard().contains("\"ok\""));
        idle.add(client);
      }

      assertThat(new RawHttp("127.0.0.1", small.port()).get("/health").status()).isEqualTo(200);

      assertThat(idle.stream().filter(SlowClient::isCut)).isNotEmpty();
      idle.forEach(SlowClient::close);
    }
  }
}
