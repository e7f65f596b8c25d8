package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.RawHttp.RawAnswer;
import io.flashsale.testing.TestStore;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jetty and Javalin answer by themselves is a problem like every other. */
class HttpEdgeIT {
  private static TestStore store;
  private static HttpApi http;
  private static RawHttp raw;

  @BeforeAll
  static void openStore() {
    store = TestStore.open();
    http = store.http();
    raw = new RawHttp("127.0.0.1", store.port());
    store.liveProduct(5);
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static void assertRawProblem(RawAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.body()).doesNotContainIgnoringCase("jetty");
    assertProblem(answer.json(), status, code);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/holds",
    "PUT, /api/holds",
    "DELETE, /api/holds",
    "PATCH, /api/products/live",
    "POST, /api/products/live",
    "POST, /api/orders",
    "DELETE, /api/orders/0193a5f0-1111-7222-8333-444455556666",
    "GET, /api/orders/0193a5f0-1111-7222-8333-444455556666/confirm",
    "POST, /health"
  })
  void aMethodThatAnAddressDoesNotTakeIs405(String method, String path) {
    assertProblem(http.method(method, path, ""), 405, "method_not_allowed");
  }

  @Test
  void a405SaysWhatTheAddressTakes() {
    assertThat(http.method("PUT", "/api/holds", "").header("Allow")).contains("POST");
    assertThat(http.method("DELETE", "/api/products/live", "").header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/hold",
        "/api/holds/1",
        "/api/products/live/1",
        "/api/unknown",
        "/api/../api/unknown",
        "/assets/x.js",
        "/favicon.png",
        "/nothing.html"
      })
  void whatIsNowhereIsNotFound(String path) {
    assertRawProblem(raw.get(path), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "BREW", "get"})
  void aMethodThatNobodyKnowsIsAProblem(String method) {
    RawAnswer answer =
        raw.send(method + " /api/holds HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void theMethodIsTheOneInTheRequestLineWhateverAHeaderSays() {
    RawAnswer answer = raw.get("/api/products", "X-HTTP-Method-Override: DELETE");

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/products/%u0031", "/api/holds%u0041", "/%U0041"})
  void anAddressInAnEncodingOfNoStandardIsInvalid(String path) {
    assertRawProblem(raw.get(path), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "GET"})
  void whatIsRefusedBeforeARouteIsAProblemWithEveryMethod(String method) {
    RawAnswer answer =
        raw.send(method + " /api/holds HTTP/1.1\r\nHost: x\r\nX-Zero: \u0000\r\n\r\n");
    assertRawProblem(answer, 400, "invalid");
  }

  @Test
  void headersThatAreTooLongAre431() {
    assertRawProblem(raw.get("/health", "X-Long: " + "x".repeat(9_000)), 431, "invalid");
    assertRawProblem(
        raw.get("/health", "X-A: " + "a".repeat(5_000), "X-B: " + "b".repeat(5_000)),
        431,
        "invalid");
  }

  @Test
  void anAddressThatIsTooLongIs414() {
    assertRawProblem(raw.get("/api/products?state=" + "x".repeat(9_000)), 414, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish\r\n\r\n",
        "GET\r\n\r\n",
        "GET /health\r\n\r\n",
        "GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /health HTTP/1.1\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        "GET /he\u0000alth HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
        "POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"
      })
  void aRequestThatIsNoHttpIsABadRequest(String request) {
    RawAnswer answer = raw.send(request);
    assertThat(answer.status()).as(answer.body()).isIn(400, 505);
    assertRawProblem(answer, answer.status(), "invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/api/products/live", "/api/products", "/api/products/1"})
  void headIsGetWithoutTheBody(String path) {
    Answer head = http.method("HEAD", path, "");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).startsWith("application/json");
    assertThat(head.response().body()).isEmpty();
  }

  @Test
  void headOfNothingIs404() {
    assertThat(http.method("HEAD", "/api/unknown", "").status()).isEqualTo(404);
    assertThat(http.method("HEAD", "/api/products/999", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/admin/metrics",
        "/api/admin/metrics/",
        "/api//admin/metrics",
        "//api/admin/metrics",
        "/api/admin//metrics",
        "/api/./admin/metrics",
        "/api/x/../admin/metrics",
        "/api/%61dmin/metrics",
        "/api/admin%2fmetrics",
        "/api/admin;x/metrics",
        "/api/admin/metrics;x=y",
        "/api;/admin/metrics",
        "/API/ADMIN/METRICS",
        "/api/admin/metrics%00",
        "/api/admin/metrics?token=x"
      })
  void noSpellingOfAnAdminsAddressGoesPastTheToken(String path) {
    RawAnswer answer = raw.get(path);

    assertThat(answer.body()).doesNotContain("totalHoldsCreated");
    if (answer.status() == 200) {
      assertThat(answer.header("Content-Type")).as("the storefront's page").startsWith("text/html");
    } else {
      assertThat(answer.status()).isIn(400, 401, 404);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  @Test
  void aHeaderIsReadInItsOwnCaseWhateverCameOverTheConnectionBefore() {
    String request =
        "GET /api/admin/metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n";
    String right = request.formatted(TestStore.ADMIN_TOKEN);
    String wrong = request.formatted(TestStore.ADMIN_TOKEN.toUpperCase(Locale.ROOT));

    assertThat(raw.statuses(right, wrong, right, wrong)).containsExactly(200, 401, 200, 401);
  }

  @Test
  void everyAnswerKeepsItsAddressToItself() {
    for (String path : new String[] {"/", "/health", "/api/products/live", "/api/unknown"}) {
      Answer answer = http.get(path);
      assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.header("Server")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /checkout/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/docs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/products HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/admin/metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "BREW / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /health HTTP/1.1\r\n\r\n",
        "rubbish\r\n\r\n"
      })
  void everyAnswerTellsTheBrowserToRunNothingButTheStoresOwnFilesAndToShowThemInNoFrame(
      String request) {
    RawAnswer answer = raw.send(request);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "*", "http:", "https:", "blob:");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Powered-By")).isEmpty();
  }
}
