package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the admin does to a sale while it runs, over HTTP. */
class DeskApiIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open(CLOCK, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private static Product live(int stock) {
    return store.product(
        stock, CLOCK.now().minus(Duration.ofHours(1)), CLOCK.now().plus(Duration.ofHours(1)));
  }

  private static Answer desk(Product product, String verb, String body) {
    return http.post(
        "/api/admin/products/%d/%s".formatted(product.id(), verb), body, HttpApi.asAdmin());
  }

  private static JsonNode now(Product product) {
    return http.get("/api/products/" + product.id()).json();
  }

  private static String held(Product product, String email, int units) {
    Answer held = http.hold(product.id(), email, units);
    assertThat(held.status()).isEqualTo(201);
    return held.json().path("orderId").asString();
  }

  @Test
  void lessStockThanIsHeldAndSoldDrainsAsHoldsComeBack() {
    Product product = live(10);
    String first = held(product, "a@example.com", 4);
    String sold = held(product, "b@example.com", 3);
    assertThat(http.post("/api/orders/" + sold + "/confirm", null).status()).isEqualTo(200);

    JsonNode cut = desk(product, "stock", "{\"total\":5}").json();
    assertThat(cut.path("totalStock").intValue()).isEqualTo(7);
    assertThat(cut.path("targetStock").intValue()).isEqualTo(5);
    assertThat(cut.path("liveStock").intValue()).isZero();

    http.post("/api/orders/" + first + "/cancel", null);
    JsonNode met = now(product);
    assertThat(met.path("totalStock").intValue()).isEqualTo(5);
    assertThat(met.path("liveStock").intValue()).isEqualTo(2);
    assertThat(met.path("soldStock").intValue()).isEqualTo(3);
    assertThat(
            store.number(
                "SELECT sum(delta) FROM inventory_events WHERE reason = 'drained'"
                    + " AND product_id = "
                    + product.id()))
        .isEqualTo(-2);
  }

  @Test
  void whatIsToGoIsNotResoldWhenItsHoldExpires() {
    Product product = live(4);
    held(product, "a@example.com", 4);
    desk(product, "stock", "{\"total\":1}");

    CLOCK.advance(Duration.ofMinutes(3));
    assertThat(store.store().webServices().holds().releaseDue(product.id())).isNotNull();

    assertThat(now(product).path("liveStock").intValue()).isEqualTo(1);
    assertProblem(http.hold(product.id(), "b@example.com", 2), 409, "sold_out");
    held(product, "b@example.com", 1);
  }

  @Test
  void raisingTheStockAgainTakesTheDrainBack() {
    Product product = live(4);
    String order = held(product, "a@example.com", 4);
    desk(product, "stock", "{\"total\":1}");
    assertThat(desk(product, "stock", "{\"delta\":2}").json().path("targetStock").intValue())
        .isEqualTo(3);
    assertThat(desk(product, "stock", "{\"total\":6}").json().path("liveStock").intValue())
        .isEqualTo(2);
    http.post("/api/orders/" + order + "/cancel", null);
    assertThat(now(product).path("liveStock").intValue()).isEqualTo(6);
  }

  @Test
  void unitsThatAreToGoAreNotOfferedToTheLine() {
    Product product = live(2);
    String order = held(product, "a@example.com", 2);
    Answer small = http.join(product.id(), "small@example.com", 1);
    Answer large = http.join(product.id(), "large@example.com", 1);
    assertThat(large.status()).isEqualTo(201);
    desk(product, "stock", "{\"total\":1}");
    assertThat(entry(large).path("state").asString()).isEqualTo("unreachable");

    http.post("/api/orders/" + order + "/cancel", null);

    assertThat(entry(small).path("state").asString()).isEqualTo("offered");
    assertThat(now(product).path("totalStock").intValue()).isEqualTo(1);
    // The unit that is offered may yet come back; the other is gone.
    assertThat(entry(large).path("state").asString()).isEqualTo("waiting");
  }

  private static JsonNode entry(Answer joined) {
    return http.get("/api/waitlist/" + joined.json().path("entryId").asString()).json();
  }

  @Test
  void badStockIsRefused() {
    Product product = live(4);
    assertProblem(desk(product, "stock", "{\"total\":-1}"), 400, "invalid");
    assertProblem(desk(product, "stock", "{\"total\":1000000001}"), 400, "invalid");
    assertProblem(desk(product, "stock", "{\"total\":1,\"delta\":1}"), 400, "invalid");
    assertThat(now(product).path("totalStock").intValue()).isEqualTo(4);
  }

  @Test
  void aPauseRefusesNewHoldsAndLetsOthersCheckOut() {
    Product product = live(4);
    String order = held(product, "a@example.com", 1);

    assertThat(desk(product, "pause", null).json().path("paused").booleanValue()).isTrue();
    assertProblem(http.hold(product.id(), "b@example.com", 1), 409, "sale_not_active");
    assertThat(http.post("/api/orders/" + order + "/confirm", null).status()).isEqualTo(200);

    assertThat(desk(product, "resume", null).json().path("paused").booleanValue()).isFalse();
    held(product, "b@example.com", 1);
  }

  @Test
  void whatComesFreeInAPauseIsOfferedToNobodyUntilTheSaleGoesOn() {
    Product product = live(1);
    String order = held(product, "a@example.com", 1);
    Answer joined = http.join(product.id(), "b@example.com", 1);
    desk(product, "pause", null);
    http.post("/api/orders/" + order + "/cancel", null);
    assertThat(entry(joined).path("state").asString()).isEqualTo("waiting");
    desk(product, "resume", null);
    await().until(() -> entry(joined).path("state").asString().equals("offered"));
  }

  @Test
  void aSaleIsOpenedExtendedAndClosedByTheDatabasesClock() {
    Product product =
        store.product(
            4, CLOCK.now().plus(Duration.ofHours(1)), CLOCK.now().plus(Duration.ofHours(2)));
    assertProblem(desk(product, "close", null), 409, "sale_not_active");
    assertProblem(http.hold(product.id(), "a@example.com", 1), 409, "sale_not_active");

    assertThat(desk(product, "open", null).status()).isEqualTo(200);
    held(product, "a@example.com", 1);
    String ends = now(product).path("saleEndsAt").asString();
    assertThat(desk(product, "extend", "{\"minutes\":30}").json().path("saleEndsAt").asString())
        .isNotEqualTo(ends);

    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(desk(product, "close", null).status()).isEqualTo(200);
    assertProblem(http.hold(product.id(), "b@example.com", 1), 409, "sale_not_active");
    assertProblem(desk(product, "open", null), 409, "sale_not_active");
    assertProblem(desk(product, "pause", null), 409, "sale_not_active");
    assertThat(desk(product, "extend", "{\"minutes\":5}").status()).isEqualTo(200);
    held(product, "b@example.com", 1);
    assertProblem(desk(product, "extend", "{\"minutes\":0}"), 400, "invalid");
  }

  @Test
  void onlyAProductThatNobodyOrderedIsRemovedAndItCanBeBroughtBack() {
    Product product = live(4);
    assertThat(desk(product, "remove", null).status()).isEqualTo(200);
    assertProblem(http.get("/api/products/" + product.id()), 404, "not_found");
    assertProblem(http.hold(product.id(), "a@example.com", 1), 404, "not_found");
    assertProblem(desk(product, "open", null), 404, "not_found");
    assertThat(http.get("/api/products").json().findValuesAsString("id"))
        .doesNotContain(String.valueOf(product.id()));

    assertThat(desk(product, "restore", null).status()).isEqualTo(200);
    held(product, "a@example.com", 1);
    assertProblem(desk(product, "remove", null), 409, "has_orders");
  }

  @Test
  void aHoldIsCancelledForAReasonThatStandsInTheLedger() {
    Product product = live(4);
    String order = held(product, "a@example.com", 1);
    String path = "/api/admin/orders/" + order + "/cancel";
    assertProblem(http.post(path, "{}", HttpApi.asAdmin()), 400, "invalid");
    assertProblem(http.post(path, "{\"reason\":\"x\"}"), 401, "unauthorized");

    Answer cancelled = http.post(path, "{\"reason\":\"expired\"}", HttpApi.asAdmin());

    assertThat(cancelled.json().path("order").path("status").asString()).isEqualTo("cancelled");
    assertThat(
            store.number(
                "SELECT count(*) FROM inventory_events WHERE reason = 'cancelled: expired'"))
        .isEqualTo(1);
  }

  @Test
  void aPictureIsServedForEverByItsHashAndAnotherHasAnother() throws Exception {
    Product product = live(4);
    byte[] png = Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a00"), 4_000);
    assertThat(now(product).path("pictureUrl").isNull()).isTrue();

    assertThat(put(product, png, true).statusCode()).isEqualTo(200);
    String url = now(product).path("pictureUrl").asString();
    HttpResponse<byte[]> seen = get(url);
    assertThat(seen.body()).isEqualTo(png);
    assertThat(seen.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(seen.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    HttpResponse<byte[]> unnamed = get("/api/products/" + product.id() + "/picture");
    assertThat(unnamed.headers().firstValue("Cache-Control")).hasValue("no-cache");

    png[100] = 1;
    assertThat(put(product, png, true).statusCode()).isEqualTo(200);
    assertThat(now(product).path("pictureUrl").asString()).isNotEqualTo(url);
    assertThat(get(url).body()).isEqualTo(png);
    assertThat(get(url).headers().firstValue("Cache-Control")).hasValue("no-cache");

    http.delete("/api/admin/products/" + product.id() + "/picture", HttpApi.asAdmin());
    assertThat(now(product).path("pictureUrl").isNull()).isTrue();
    assertThat(get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoPictureOrTooLargeIsRefused() throws Exception {
    Product product = live(4);
    assertThat(put(product, new byte[] {60, 115, 118, 103, 62}, true).statusCode()).isEqualTo(400);
    assertThat(put(product, new byte[0], true).statusCode()).isEqualTo(400);
    byte[] large = Arrays.copyOf(HexFormat.of().parseHex("ffd8ff"), Picture.BYTES_MAX + 1);
    assertThat(put(product, large, true).statusCode()).isEqualTo(413);
    assertThat(put(product, Arrays.copyOf(large, 100), false).statusCode()).isEqualTo(401);
    assertThat(now(product).path("pictureUrl").isNull()).isTrue();
  }

  private static HttpResponse<byte[]> put(Product product, byte[] bytes, boolean admin)
      throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/admin/products/%d/picture"
                        .formatted(store.port(), product.id())))
            .PUT(BodyPublishers.ofByteArray(bytes));
    if (admin) {
      request.headers(HttpApi.asAdmin());
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(store.port(), path)))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }
}
