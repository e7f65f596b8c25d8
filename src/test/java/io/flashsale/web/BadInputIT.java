package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.Crowd;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.RawHttp.RawAnswer;
import io.flashsale.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to {@code POST /api/holds}, nothing is held that should not be. */
class BadInputIT {
  private static TestStore store;
  private static HttpApi http;
  private static RawHttp raw;
  private static int product;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
    raw = new RawHttp("127.0.0.1", store.port());
    product = store.liveProduct(1_000).id();
  }

  @AfterAll
  static void closeStore() {
    try {
      assertThat(store.number("SELECT count(*) FROM orders")).isZero();
      assertThat(store.number("SELECT count(*) FROM inventory_events")).isEqualTo(1);
    } finally {
      store.close();
    }
  }

  private static Answer post(String body) {
    return http.post("/api/holds", body, "Content-Type", "application/json");
  }

  private static String body(String productId, String email, String qty) {
    return "{\"productId\":%s,\"email\":%s,\"qty\":%s}".formatted(productId, email, qty);
  }

  private static RawAnswer postBytes(byte[] body) {
    return raw.post("/api/holds", body, "Content-Type: application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-0",
        "1.5",
        "2.0",
        "\"abc\"",
        "\"2\"",
        "\"\"",
        "1e9",
        "1e0",
        "1E400",
        "-1e400",
        "true",
        "false",
        "[3]",
        "[]",
        "{}",
        "null",
        "6",
        "1000000",
        "1000001",
        "2147483647",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "1e-1",
        "123456789012345678901234567890"
      })
  void aQuantityThatIsNoWholeNumberFromOneToTheMostIsInvalid(String qty) {
    assertProblem(post(body(String.valueOf(product), "\"ann@example.com\"", qty)), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1\"",
        "null",
        "{\"gt\":0}",
        "[1]",
        "true",
        "1.0",
        "1e0",
        "1e400",
        "2147483648",
        "-2147483649",
        "1e2147483647",
        "\"1 OR 1=1\""
      })
  void aProductIdThatIsNoIntegerIsInvalid(String productId) {
    assertProblem(post(body(productId, "\"ann@example.com\"", "1")), 400, "invalid");
  }

  @Test
  void aNumberOfTenThousandDigitsIsInvalid() {
    String digits = "9".repeat(10_000);
    assertProblem(post(body(digits, "\"ann@example.com\"", "1")), 400, "invalid");
    assertProblem(
        post(body(String.valueOf(product), "\"ann@example.com\"", digits)), 400, "invalid");
    assertProblem(
        post(body(String.valueOf(product), "\"ann@example.com\"", "1e" + digits)), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":\"ann@example.com\",\"qty\":1}",
        "{\"productId\":1,\"qty\":1}",
        "{\"productId\":1,\"email\":\"ann@example.com\"}",
        "{\"PRODUCTID\":1,\"email\":\"ann@example.com\",\"qty\":1}"
      })
  void aMissingMemberIsInvalid(String body) {
    assertProblem(post(body), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"@\"",
        "\"ann@\"",
        "\"@example.com\"",
        "\"ann example.com\"",
        "\"a@b@c\"",
        "\"ann@exa mple.com\"",
        "\"ann@-example.com\"",
        "\"ann@example..com\"",
        "\"ann@example.com, bob@example.com\"",
        "\"ann<script>@example.com\"",
        "\"ann\\u0000@example.com\"",
        "\"ann\\n@example.com\"",
        "\"ann@exam\\u0007ple.com\"",
        "\"ann@example.com\\r\\nBcc: bob@example.com\"",
        "\"\\ud800@example.com\"",
        "\"\\u202eann@example.com\"",
        "\"ann@ex\\u00e4mple.com\"",
        "5",
        "null",
        "true",
        "[]",
        "{\"a\":1}",
        "[\"ann@example.com\"]"
      })
  void whatIsNoEmailAddressIsInvalid(String email) {
    assertProblem(post(body(String.valueOf(product), email, "1")), 400, "invalid");
  }

  @Test
  void anEmailThatIsTooLongToBeSentToIsInvalid() {
    String id = String.valueOf(product);
    String domain = "@" + "a".repeat(60) + ".example.com";
    assertProblem(post(body(id, "\"" + "x".repeat(65) + domain + "\"", "1")), 400, "invalid");
    assertProblem(post(body(id, "\"x@" + "abcdefghi.".repeat(30) + "com\"", "1")), 400, "invalid");
    assertProblem(
        post(body(id, "\"" + "x".repeat(10_000) + "@example.com\"", "1")), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "1",
        "\"text\"",
        "[]",
        "[{\"productId\":1}]",
        "{",
        "{]",
        "}",
        "{\"productId\":1,}",
        "{'productId':1}",
        "{productId:1}",
        "{\"productId\":01,\"email\":\"ann@example.com\",\"qty\":1}",
        "{\"productId\":NaN,\"email\":\"ann@example.com\",\"qty\":1}",
        "{\"productId\":+1,\"email\":\"ann@example.com\",\"qty\":1}",
        "{\"productId\":1,\"email\":\"ann@example.com\",\"qty\":1} trailing",
        "{\"productId\":1,\"email\":\"ann@example.com\",\"qty\":1}{}",
        "{\"productId\":1,\"email\":\"ann@example.com\",\"qty\":1,\"qty\":2}",
        "{\"qty\":1,\"productId\":1,\"email\":\"a@example.com\",\"\\u0071ty\":1}",
        "{\"productId\":1,\"email\":\"ann@example.com\",\"qty\":1 /* no comment */}",
        "productId=1&email=ann%40example.com&qty=1",
        "<hold/>",
        "\u0000"
      })
  void aBodyThatIsNoJsonObjectIsInvalid(String body) {
    assertProblem(post(body), 400, "invalid");
  }

  @Test
  void noBodyIsInvalid() {
    assertProblem(http.post("/api/holds", null), 400, "invalid");
    RawAnswer bare = raw.send("POST /api/holds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(bare.status()).isEqualTo(400);
    assertProblem(bare.json(), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 1_000, 8_000})
  void jsonThatNestsDeepIsInvalid(int depth) {
    assertProblem(post("[".repeat(depth) + "]".repeat(depth)), 400, "invalid");
    assertProblem(post(body("[".repeat(depth) + "]".repeat(depth), "1", "1")), 400, "invalid");
  }

  @Test
  void jsonThatNestsTenThousandDeepIsRefused() {
    assertProblem(post("[".repeat(10_000)), 400, "invalid");
    assertProblem(post("[".repeat(10_000) + "]".repeat(10_000)), 413, "too_large");
    assertProblem(post("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), 413, "too_large");
  }

  @Test
  void aBodyOfSixteenKibibytesIsReadAndOneByteMoreIsTooLarge() {
    String id = String.valueOf(product);
    String start = body(id, "\"no address\"", "1");
    String full = start + " ".repeat(16 * 1024 - start.length());
    assertProblem(post(full), 400, "invalid");
    assertProblem(post(full + " "), 413, "too_large");
  }

  /** Twenty at once: the store takes what is still coming for a second. */
  @Test
  void anEmailOfAMegabyteIsTooLarge() {
    String email = "\"" + "x".repeat(1_000_000) + "@example.com\"";
    Callable<Answer> send = () -> post(body(String.valueOf(product), email, "1"));
    for (Answer answer : Crowd.atOnce(Collections.nCopies(20, send))) {
      assertProblem(answer, 413, "too_large");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {16_385, 3_000_000_000L, 20_000_000_000L, Long.MAX_VALUE})
  void aBodyThatIsTooLargeIsRefusedByWhatItDeclares(long length) {
    RawAnswer answer =
        raw.send(
            "POST /api/holds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Length: "
                + length
                + "\r\n\r\n{");
    assertThat(answer.status()).isEqualTo(413);
    assertProblem(answer.json(), 413, "too_large");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedInChunksToo() {
    String chunk = "1000\r\n" + " ".repeat(4096) + "\r\n";
    RawAnswer answer =
        raw.send(
            "POST /api/holds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(5)
                + "0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(413);
    assertProblem(answer.json(), 413, "too_large");
  }

  @Test
  void aChunkedBodyOfTheRightSizeIsRead() {
    String json = body(String.valueOf(product), "\"no address\"", "1");
    RawAnswer answer =
        raw.send(
            "POST /api/holds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(json.length())
                + "\r\n"
                + json
                + "\r\n0\r\n\r\n");
    assertProblem(answer.json(), 400, "invalid");
    assertThat(answer.json().path("error").asString()).contains("email");
  }

  static Stream<byte[]> bytesThatAreNoText() {
    String id = String.valueOf(product);
    return Stream.of(
        new byte[] {(byte) 0xff, (byte) 0xfe},
        new byte[] {0, 0, 0, '{'},
        new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 0, (byte) 0x7f, 0, 0},
        new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0},
        body(id, "\"\u00e4@example.com\"", "1").getBytes(StandardCharsets.ISO_8859_1),
        body(id, "\"\u00ff\u00fe@example.com\"", "1").getBytes(StandardCharsets.ISO_8859_1),
        body(id, "\"\u00c0\u0080@example.com\"", "1").getBytes(StandardCharsets.ISO_8859_1),
        body(id, "\"\u00ed\u00a0\u0080@example.com\"", "1").getBytes(StandardCharsets.ISO_8859_1),
        ("{\"productId\":1,\"email\":\"\u00f0\u009f").getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("bytesThatAreNoText")
  void bytesThatAreNoUtf8AreInvalid(byte[] bytes) {
    RawAnswer answer = postBytes(bytes);

    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer.json(), 400, "invalid");
  }

  @Test
  void aBodyThatBreaksOffIsNoFault() {
    // The client is gone before the end of what it promised; the store serves on.
    try (var socket = new java.net.Socket("127.0.0.1", store.port())) {
      socket
          .getOutputStream()
          .write("POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{".getBytes());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(http.get("/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "rubbish", "a/b;c"})
  void whateverTypeIsClaimedTheBodyIsJson(String type) {
    assertProblem(
        http.post("/api/holds", "productId=1&qty=1", "Content-Type", type), 400, "invalid");
  }
}
