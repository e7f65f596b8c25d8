package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.RawHttp.RawAnswer;
import io.flashsale.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsIT {
  private static final String SHOP = "http://localhost:3000";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static TestStore store;
  private static RawHttp raw;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("CORS_ORIGINS", SHOP + ", https://shop.example.com");
    raw = new RawHttp("127.0.0.1", store.port());
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static RawAnswer preflight(RawHttp on, String path, String method, String origin) {
    return on.send(
        "OPTIONS "
            + path
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: "
            + origin
            + "\r\nAccess-Control-Request-Method: "
            + method
            + "\r\nAccess-Control-Request-Headers: authorization,content-type,idempotency-key"
            + "\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {SHOP, "https://shop.example.com"})
  void aListedOriginMayReadAnswersAndErrors(String origin) {
    for (String path : new String[] {"/api/products/live", "/api/orders/1", "/api/unknown"}) {
      RawAnswer answer = raw.get(path, "Origin: " + origin);
      assertThat(answer.header(ALLOW_ORIGIN)).as(path).isEqualTo(origin);
      assertThat(answer.header("Vary")).containsIgnoringCase("Origin");
    }
    RawAnswer admin = raw.get("/api/admin/metrics", "Origin: " + origin);
    assertThat(admin.status()).isEqualTo(401);
    assertThat(admin.header(ALLOW_ORIGIN)).isEqualTo(origin);
  }

  @Test
  void aListedOriginMayPlaceHoldsAndReadWhenToTryAgain() {
    byte[] body =
        "{\"productId\":%d,\"email\":\"cors@example.com\",\"qty\":1}"
            .formatted(store.liveProduct(1).id())
            .getBytes(StandardCharsets.US_ASCII);

    RawAnswer held =
        raw.post(
            "/api/holds",
            body,
            "Origin: " + SHOP,
            "Content-Type: application/json",
            "Idempotency-Key: 0123456789abcdef");

    assertThat(held.status()).isEqualTo(201);
    assertThat(held.header(ALLOW_ORIGIN)).isEqualTo(SHOP);
    assertThat(held.header("Access-Control-Expose-Headers")).contains("Retry-After");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/holds, POST",
    "/api/orders/0193a5f0-1111-7222-8333-444455556666/confirm, POST",
    "/api/products/live, GET",
    "/api/admin/metrics, GET",
    "/api/admin/products, POST",
    "/api/admin/products/1, PATCH"
  })
  void aPreflightOfAListedOriginIsAllowed(String path, String method) {
    RawAnswer answer = preflight(raw, path, method, SHOP);

    assertThat(answer.status()).isIn(200, 204);
    assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo(SHOP);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
    assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
        .contains("content-type", "idempotency-key", "authorization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3001",
        "https://localhost:3000",
        "http://localhost",
        "http://localhost:30000",
        "http://evil.example.com",
        "https://shop.example.com.evil.com",
        "https://sub.shop.example.com",
        "null",
        "*",
        "rubbish",
        "http://"
      })
  void anotherOriginIsAllowedNothing(String origin) {
    RawAnswer answer = raw.get("/api/products/live", "Origin: " + origin);
    RawAnswer preflight = preflight(raw, "/api/holds", "POST", origin);

    assertThat(answer.header(ALLOW_ORIGIN)).isEmpty();
    assertThat(preflight.header(ALLOW_ORIGIN)).isEmpty();
    assertThat(answer.status()).isBetween(200, 499);
    assertThat(preflight.status()).isBetween(200, 499);
  }

  @Test
  void closedIsTheDefault() {
    try (TestStore closed = TestStore.open()) {
      RawHttp there = new RawHttp("127.0.0.1", closed.port());
      RawAnswer answer = there.get("/api/products/live", "Origin: " + SHOP);
      RawAnswer preflight = preflight(there, "/api/holds", "POST", SHOP);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
      assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @Test
  void aStarOpensToAll() {
    try (TestStore open = TestStore.open("CORS_ORIGINS", "*")) {
      RawHttp there = new RawHttp("127.0.0.1", open.port());

      assertThat(there.get("/api/products/live", "Origin: http://any.example").header(ALLOW_ORIGIN))
          .isIn("*", "http://any.example");
      RawAnswer preflight = preflight(there, "/api/holds", "POST", "http://any.example");
      assertThat(preflight.status()).isIn(200, 204);
      assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @Test
  void aPreflightGetsNothingThatNeedsTheToken() {
    HttpApi http = store.http();
    assertThat(http.method("OPTIONS", "/api/admin/metrics", "").response().body())
        .doesNotContain("totalHoldsCreated");
  }
}
