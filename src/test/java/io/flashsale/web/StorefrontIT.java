package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.RawHttp.RawAnswer;
import io.flashsale.testing.TestStore;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorefrontIT {
  private static TestStore store;
  private static HttpApi http;
  private static RawHttp raw;

  @BeforeAll
  static void openStore() {
    assumeThat(StorefrontIT.class.getResource("/storefront/index.html"))
        .as("the storefront was not built")
        .isNotNull();
    store = TestStore.open();
    http = store.http();
    raw = new RawHttp("127.0.0.1", store.port());
  }

  @AfterAll
  static void closeStore() {
    if (store != null) {
      store.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/orders",
        "/checkout/0193a5f0-1111-7222-8333-444455556666",
        "/checkout/0193a5f0-1111-7222-8333-444455556666/",
        "/products/1",
        "/no/such/view",
        "/?utm=1"
      })
  void everyViewIsThePage(String path) {
    Answer page = http.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).matches("text/html; ?charset=utf-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.response().body()).contains("<div id=\"root\">");
  }

  @Test
  void thePageIsAnswered304WhileItIsTheSame() {
    Answer page = http.get("/orders");
    String etag = page.header("ETag");
    assertThat(etag).matches("\"[^\"]+\"");

    Answer same = http.get("/", "If-None-Match", etag);

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.response().body()).isEmpty();
    assertThat(same.header("ETag")).isEqualTo(etag);
    assertThat(http.get("/", "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void theBoardIsSentWithWhatItAsksSoThatTheBrowserAsksAtOnce() {
    String link = http.get("/").header("Link");

    Matcher asked = Pattern.compile("<([^>]+)>; rel=preload; as=fetch; crossorigin").matcher(link);
    int questions = 0;
    while (asked.find()) {
      questions++;
      assertThat(http.get(asked.group(1)).status()).isEqualTo(200);
    }
    assertThat(questions).isEqualTo(2);
    assertThat(http.get("/orders").response().headers().firstValue("Link")).isEmpty();
  }

  @Test
  void theFilesOfThePageAreServedAndKept() {
    Matcher asset =
        Pattern.compile("\"(/assets/[^\"]+)\"").matcher(http.get("/").response().body());
    int files = 0;
    while (asset.find()) {
      files++;
      Answer file = http.get(asset.group(1));
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("Content-Type")).matches("text/(javascript|css); ?charset=utf-8");
      assertThat(file.header("Cache-Control")).contains("immutable");
    }
    assertThat(files).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "br, gzip | br",
        "gzip, deflate, br, zstd | br",
        "gzip | gzip",
        "GZIP;q=0.5 | gzip",
        "br;q=0, gzip;q=1.0 | gzip",
        "* | br",
        "*, br ; q=0 | gzip",
        "identity | ",
        "br;q=0.0, gzip;q=0 | ",
        "brr | ",
        "br;q=nope, gzip;q=, *;q=2 | ",
      })
  void filesAreSentInTheSmallestFormThatIsAccepted(String accepted, @Nullable String coding) {
    String script = script();

    Answer answer = http.get(script, "Accept-Encoding", accepted);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Content-Encoding").orElse(null))
        .isEqualTo(coding);
    assertThat(answer.header("Vary")).contains("Accept-Encoding");
    assertThat(answer.header("Content-Type")).matches("text/javascript; ?charset=utf-8");
    assertThat(
            http.get(
                    script,
                    "Accept-Encoding",
                    accepted,
                    "If-None-Match",
                    "W/\"x\", " + answer.header("ETag"))
                .status())
        .isEqualTo(304);
  }

  @Test
  void aCompressedFileIsTheFile() throws Exception {
    HttpResponse<byte[]> plain = bytesOf(script(), "identity");
    HttpResponse<byte[]> gzip = bytesOf(script(), "gzip");
    HttpResponse<byte[]> brotli = bytesOf(script(), "br");

    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
    assertThat(brotli.body().length).isLessThan(gzip.body().length);
    assertThat(
            Stream.of(plain, gzip, brotli).map(one -> one.headers().firstValue("ETag")).distinct())
        .hasSize(3);
  }

  @Test
  void theCompressedFormsAreNoFilesOfTheirOwn() {
    assertProblem(http.get(script() + ".br"), 404, "not_found");
    assertProblem(http.get("/index.html.gz"), 404, "not_found");
  }

  private static String script() {
    Matcher script =
        Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(http.get("/").response().body());
    assertThat(script.find()).isTrue();
    return script.group(1);
  }

  private static HttpResponse<byte[]> bytesOf(String path, String coding) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + store.port() + path))
              .header("Accept-Encoding", coding)
              .timeout(Duration.ofSeconds(20))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  @Test
  void headOfThePageHasItsHeadersOnly() {
    Answer head = http.method("HEAD", "/", "");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).matches("text/html; ?charset=utf-8");
    assertThat(head.response().body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/x.js", "/assets/none.css", "/robots.php", "/.env", "/.git/config.x"})
  void aFileThatIsNotThereIsNotFound(String path) {
    assertProblem(http.get(path), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../logback.xml",
        "/assets/../../logback.xml",
        "/assets/..%2f..%2flogback.xml",
        "/%2e%2e/logback.xml",
        "/..%5clogback.xml",
        "/..\\logback.xml",
        "//logback.xml",
        "/./../db/migration/V1__store.sql",
        "/db/migration/V1__store.sql",
        "/io/flashsale/App.class",
        "/logback.xml",
        "/META-INF/MANIFEST.MF",
        "/assets/%00.js",
        "/etc/passwd%00.html",
        "/..;/logback.xml",
        "/file:/etc/passwd.x",
        "/storefront/index.html"
      })
  void nothingButTheStorefrontIsServed(String path) {
    RawAnswer answer = raw.get(path);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void thePageIsOnlyRead(String method) {
    Answer answer = http.method(method, "/orders", "x=1");

    assertThat(answer.status()).isIn(404, 405);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }
}
