package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.OutsideServers;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes and clients who hang up, repeat themselves and crowd; one node has a clock that jumps.
 */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class UnrulyClientsIT {
  private static final int LIMIT = 2;
  private static final Duration LATE = Duration.ofSeconds(6);

  @TempDir static Path folder;

  private FakeClock fakeClock;
  private OutsideServers outside;
  private StoreProcess one;
  private StoreProcess two;

  @BeforeAll
  void start() {
    outside = OutsideServers.start(folder.resolve("servers"));
    fakeClock = new FakeClock(folder);
    one = node("one", List.of());
    two = node("two", fakeClock.environment());
    one.start();
    two.start();
  }

  private StoreProcess node(String home, List<String> more) {
    List<String> settings = new ArrayList<>(List.of(outside.settings()));
    settings.addAll(
        List.of("HOLD_SECONDS", "5", "HOLDS_PER_EMAIL", "" + LIMIT, "HOLDS_PER_IP", "0"));
    settings.addAll(more);
    return StoreProcess.at(folder.resolve(home), settings.toArray(String[]::new));
  }

  @AfterAll
  void end() {
    try {
      LedgerAudit.of(outside.seen()::connect).assertSound();
    } finally {
      one.close();
      two.close();
      outside.close();
    }
  }

  @Test
  void theSameRequestFiftyTimesAtOnceOnTwoNodesMakesOneOrder() throws Exception {
    try (Drill drill = drill()) {
      int product = product(100);
      for (int round = 0; round < 5; round++) {
        String email = "fifty%d.%d@example.com".formatted(product, round);
        String key = "fifty-times-at-once-%d-%d".formatted(product, round);
        List<Callable<Answer>> same = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          StoreProcess node = i % 2 == 0 ? one : two;
          same.add(() -> hold(node, product, email, key));
        }

        List<Answer> answers = Crowd.atOnce(same);

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::json).collect(Collectors.toSet())).hasSize(1);
        assertThat(orders(key)).isEqualTo(1);
      }
      drill.end("the same request 50 times at once on two nodes", LATE);
    }
  }

  @Test
  void whoHangsUpAndTriesAgainOnTheOtherNodeHasOneOrder() throws Exception {
    try (Drill drill = drill()) {
      int product = product(100);
      for (int i = 0; i < 30; i++) {
        String email = "gone%d.%d@example.com".formatted(product, i);
        String key = "hangs-up-and-again-%d-%d".formatted(product, i);
        String request = request(Wire.holdBody(product, email, 1), key);
        boolean whole = i % 3 > 0;
        sendAndHangUp(one, whole ? request : request.substring(0, request.length() - 5));
        if (i % 3 == 2) {
          // Carried out though nobody waits for the answer.
          await().atMost(Duration.ofSeconds(5)).until(() -> orders(key) == 1);
        }

        Answer again = hold(two, product, email, key);
        Answer onceMore = hold(one, product, email, key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(onceMore.json()).isEqualTo(again.json());
        assertThat(orders(key)).isEqualTo(1);
      }
      drill.end("clients that hang up and try again on the other node", LATE);
    }
  }

  @Test
  void halfARequestBuysNothing() throws Exception {
    int product = product(10);
    String request = request(Wire.holdBody(product, "half@example.com", 1), "half-a-request-key-1");
    for (int length : List.of(1, 40, request.length() - 20, request.length() - 1)) {
      sendAndHangUp(one, request.substring(0, length));
    }
    // What comes later on the same product is decided later.
    assertThat(hold(one, product, "whole@example.com", "a-whole-request-key-1").status())
        .isEqualTo(201);
    assertThat(orders("half-a-request-key-1")).isZero();
    assertQuiet();
  }

  @Test
  void theClockOfANodesMachineMayJumpByAnHourEitherWay() throws Exception {
    fakeClock.assumeThere();
    try (Drill drill = drill()) {
      for (int hours : List.of(1, -1, 0)) {
        fakeClock.set(hours);
        await()
            .atMost(Duration.ofSeconds(5))
            .until(() -> Math.abs(hours - FakeClock.hoursAhead(two.pid())) < 0.1);
        drill.awaitSelling();
      }
      drill.end("a node's clock 1 h ahead, then 1 h behind, then right", LATE);
    }
    assertQuiet();
  }

  /** Asks until the answer is another than 503, which a node gives when it has no time to count. */
  private static Answer hold(StoreProcess node, int product, String email, String key) {
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> node.http().hold(product, email, 1, "Idempotency-Key", key),
            answer -> answer.status() != 503);
  }

  private Drill drill() {
    return Drill.begin(outside.seen()::connect, LIMIT, one, two);
  }

  private int product(int stock) {
    int product = one.product(stock);
    // The other node reads the catalog twice a second.
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> two.http().get("/api/products/" + product).status() == 200);
    return product;
  }

  private void assertQuiet() {
    for (StoreProcess node : List.of(one, two)) {
      assertThat(node.complaints()).isEmpty();
    }
  }

  private long orders(String key) throws SQLException {
    try (var connection = outside.seen().connect();
        var statement =
            connection.prepareStatement("SELECT count(*) FROM orders WHERE idempotency_key = ?")) {
      statement.setString(1, key);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String request(String body, String key) {
    return """
    POST /api/holds HTTP/1.1\r
    Host: store.test\r
    Content-Type: application/json\r
    Idempotency-Key: %s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(key, body.length(), body);
  }

  private static void sendAndHangUp(StoreProcess node, String bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
  }
}
