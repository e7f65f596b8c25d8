package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.ledger.LedgerFile;
import io.flashsale.ledger.LedgerFile.Verdict;
import io.flashsale.ledger.Receipt;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LongLedger;
import io.flashsale.testing.TestStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerExportIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** More readers than the store has connections to its database. */
  private static final int SLOW_READERS = 30;

  private static TestStore store;
  private static HttpApi http;

  @TempDir Path folder;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static String path(Product product) {
    return "/api/admin/products/" + product.id() + "/ledger";
  }

  private static List<String> lines(Answer answer) {
    return answer.response().body().lines().toList();
  }

  private static Verdict verify(String export, Receipt... receipts) throws IOException {
    return LedgerFile.verify(
        new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), List.of(receipts));
  }

  private static Receipt receipt(Answer answer) {
    JsonNode ledger = answer.json().path("ledger");
    return new Receipt(ledger.path("seq").longValue(), ledger.path("hash").stringValue());
  }

  @Test
  void aLedgerIsExportedAnEventALineWithoutWhoBoughtAndTheReceiptsAreInIt() throws Exception {
    Product product = store.liveProduct(10);
    Answer held = http.hold(product.id(), "ann@example.com", 2);
    String order = held.json().path("orderId").asString();
    Answer confirmed = http.post("/api/orders/" + order + "/confirm", null);

    Answer export = http.get(path(product), HttpApi.asAdmin());

    assertThat(export.status()).isEqualTo(200);
    assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(lines(export)).hasSize(3);
    for (String line : lines(export)) {
      assertThat(JSON.readTree(line).propertyNames())
          .containsExactly(
              "at",
              "delta",
              "hash",
              "orderTicket",
              "productId",
              "quantity",
              "reason",
              "seq",
              "type");
      assertThat(line).doesNotContain(order, "ann@example.com", "127.0.0.1");
    }
    Receipt last = receipt(confirmed);
    assertThat(export.header("Ledger-Head")).isEqualTo("3:" + last.hash());
    assertThat(verify(export.response().body(), receipt(held), last))
        .isInstanceOfSatisfying(
            Verdict.Whole.class,
            whole -> {
              assertThat(whole.productId()).isEqualTo(product.id());
              assertThat(whole.totals().total()).isEqualTo(10);
              assertThat(whole.totals().available()).isEqualTo(8);
              assertThat(whole.totals().sold()).isEqualTo(2);
              assertThat(whole.receipts()).isEqualTo(2);
            });
  }

  @Test
  void anExportIsCheckedByAScriptThatSharesNothingWithTheStore() throws Exception {
    Product product = store.liveProduct(10);
    Answer held = http.hold(product.id(), "node@example.com", 1);
    http.post("/api/orders/" + held.json().path("orderId").asString() + "/cancel", null);
    http.post(path(product).replace("ledger", "stock"), "{\"delta\":-2}", HttpApi.asAdmin());
    String export = http.get(path(product), HttpApi.asAdmin()).response().body();

    Receipt receipt = receipt(held);
    assertThat(node(export, receipt.seq() + ":" + receipt.hash()))
        .startsWith("ok: 4 events of product %d, head 4:".formatted(product.id()))
        .endsWith("total 8, available 8");
    assertThat(node(export, "2:" + "0".repeat(64))).contains("a receipt has another hash");
    assertThat(node(export.replaceFirst("\"delta\":-1", "\"delta\":-2")))
        .isEqualTo("broken at event 2: its hash does not follow");
  }

  private String node(String export, String... receipts) throws Exception {
    Path file = folder.resolve("ledger.ndjson");
    Files.writeString(file, export);
    List<String> words =
        new ArrayList<>(List.of("node", "docs/verify-ledger.mjs", file.toString()));
    words.addAll(List.of(receipts));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }

  @Test
  void anExportGoesOnBehindAPlaceSoThatAFileCanBeAppendedTo() throws Exception {
    Product product = LongLedger.append(store, store.liveProduct(10), 1_000);
    String first = http.get(path(product), HttpApi.asAdmin()).response().body();
    assertThat(first.lines()).hasSize(2_001);
    http.hold(product.id(), "later@example.com", 1);

    Answer rest = http.get(path(product) + "?after=2001", HttpApi.asAdmin());

    assertThat(lines(rest)).hasSize(1);
    assertThat(verify(first + rest.response().body()))
        .isInstanceOfSatisfying(
            Verdict.Whole.class, whole -> assertThat(whole.head().seq()).isEqualTo(2_002));
    assertThat(lines(http.get(path(product) + "?after=1999", HttpApi.asAdmin()))).hasSize(3);
    Answer nothing = http.get(path(product) + "?after=999999999999", HttpApi.asAdmin());
    assertThat(nothing.status()).isEqualTo(200);
    assertThat(nothing.response().body()).isEmpty();
    assertThat(nothing.header("Ledger-Head")).startsWith("2002:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "", "01", "1099511627776000"})
  void aPlaceThatIsNoneIsInvalid(String after) {
    Product product = store.liveProduct(1);

    Answer answer = http.get(path(product) + "?after=" + after, HttpApi.asAdmin());

    assertProblem(answer, 400, "invalid");
    assertThat(answer.json().path("error").asString()).contains("\"after\"");
  }

  @Test
  void onlyTheAdminGetsALedgerAndOnlyThoseThatThereAre() {
    Product product = store.liveProduct(1);
    assertProblem(http.get(path(product)), 401, "unauthorized");
    assertProblem(
        http.get(path(product), "Authorization", "Bearer no-such-token-0123456"),
        401,
        "unauthorized");
    assertProblem(
        http.get("/api/admin/products/99999/ledger", HttpApi.asAdmin()), 404, "not_found");
    assertProblem(http.get("/api/admin/products/x/ledger", HttpApi.asAdmin()), 404, "not_found");
    Answer head = http.method("HEAD", path(product), "", HttpApi.asAdmin());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Ledger-Head")).startsWith("1:");
    assertThat(head.response().body()).isEmpty();
  }

  @Test
  @Tag("load")
  void readersThatDoNotReadKeepNoConnectionToTheDatabase() throws Exception {
    Product product = LongLedger.append(store, store.liveProduct(10), 6_000);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_READERS; i++) {
        slow.add(readerThatOnlyReadsTheFirstLine(product));
      }
      for (int i = 0; i < 5; i++) {
        long begun = System.nanoTime();
        assertThat(http.get("/api/orders/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
      }
      assertThat(
              store.number(
                  "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                      + " AND state LIKE 'idle in transaction%'"
                      + " AND state_change < now() - interval '1 second'"))
          .as("connections that are kept, but for one that a busy machine makes slow")
          .isLessThan(SLOW_READERS / 10);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static Socket readerThatOnlyReadsTheFirstLine(Product product) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("127.0.0.1", store.port()), 5_000);
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + path(product)
                    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + TestStore.ADMIN_TOKEN
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  @Test
  void anExportThatCannotBeReadToItsEndBreaksOffAndDoesNotLookWhole() throws Exception {
    try (TestStore failing = TestStore.open();
        Socket socket = new Socket()) {
      Product product = LongLedger.append(failing, failing.liveProduct(10), 6_000);
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("127.0.0.1", failing.port()), 5_000);
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path(product)
                      + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + TestStore.ADMIN_TOKEN
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(in.readLine()).contains("200");

      failing.run("ALTER TABLE inventory_events RENAME TO hidden");

      assertThatThrownBy(() -> readChunksToTheEnd(in)).isInstanceOf(IOException.class);
      assertThat(failing.http().get("/api/products").status()).isEqualTo(200);
    }
  }

  /** Reads until the last chunk of length 0, without which a body is not whole. */
  private static void readChunksToTheEnd(BufferedReader in) throws IOException {
    for (String line = in.readLine(); !"0".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("the connection ended before the body");
      }
      assertThat(line).doesNotContain("about:blank");
    }
  }
}
