package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AdminApiIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private static ObjectNode product() {
    return (ObjectNode)
        JSON.readTree(
            """
            {"name": "Lamp", "description": "A lamp.\\nIt shines.", "price": 129900,
             "totalStock": 12, "saleStartsAt": "2030-01-31T18:00:00Z",
             "saleEndsAt": "2030-01-31T21:00:00+02:00", "maxPerOrder": 3}
            """);
  }

  private static Answer create(JsonNode body) {
    return http.post("/api/admin/products", body.toString(), HttpApi.asAdmin());
  }

  private static Answer change(int id, String body) {
    return http.method("PATCH", "/api/admin/products/" + id, body, HttpApi.asAdmin());
  }

  private static Answer stock(int id, String body) {
    return http.post("/api/admin/products/" + id + "/stock", body, HttpApi.asAdmin());
  }

  @Test
  void aProductIsMadeAsItIsSaid() {
    Answer made = create(product());

    assertThat(made.status()).isEqualTo(201);
    JsonNode json = made.json();
    assertThat(json.path("id").isInt()).isTrue();
    assertThat(json.path("name").stringValue()).isEqualTo("Lamp");
    assertThat(json.path("description").stringValue()).isEqualTo("A lamp.\nIt shines.");
    assertThat(json.path("price").longValue()).isEqualTo(129_900);
    assertThat(json.path("totalStock").intValue()).isEqualTo(12);
    assertThat(json.path("liveStock").intValue()).isEqualTo(12);
    assertThat(json.path("maxPerOrder").intValue()).isEqualTo(3);
    assertThat(json.path("saleStartsAt").stringValue()).isEqualTo("2030-01-31T18:00:00Z");
    assertThat(json.path("saleEndsAt").stringValue()).isEqualTo("2030-01-31T19:00:00Z");
    assertThat(json.path("state").stringValue()).isEqualTo("upcoming");
    assertThat(http.get("/api/products/" + json.path("id").intValue()).json().path("name"))
        .isEqualTo(json.path("name"));
  }

  @Test
  void whatMayBeLeftOutHasItsDefault() {
    ObjectNode body = product();
    body.remove("description");
    body.remove("maxPerOrder");

    JsonNode json = create(body).json();

    assertThat(json.path("description").stringValue()).isEmpty();
    assertThat(json.path("maxPerOrder").intValue()).isEqualTo(5);
    assertThat(json.path("opening").stringValue()).isEqualTo("first-come");
  }

  @Test
  void theLimitsOfAProductAreTakenWhole() {
    ObjectNode body = product();
    body.put("name", "\ud83d\ude00".repeat(200));
    body.put("description", "\u00e4".repeat(5_000));
    body.put("price", 1_000_000_000_000L);
    body.put("totalStock", 1_000_000_000);
    body.put("maxPerOrder", 1_000_000);

    Answer made = create(body);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("price").longValue()).isEqualTo(1_000_000_000_000L);
    int id = made.json().path("id").intValue();
    assertProblem(stock(id, "{\"delta\":1}"), 400, "invalid");
    assertThat(http.get("/api/products/" + id).json().path("totalStock").intValue())
        .isEqualTo(1_000_000_000);
    assertThat(stock(id, "{\"delta\":-1000000000}").json().path("totalStock").intValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=null",
        "name=5",
        "name=\"\"",
        "name=\"  \"",
        "name=\"nul\\u0000\"",
        "name=\"\\ud800\"",
        "name=\"bell\\u0007\"",
        "name=\"esc\\u001b[0m\"",
        "name=[\"Lamp\"]",
        "description=null",
        "description=7",
        "description=\"nul\\u0000\"",
        "description=\"\\udfff x\"",
        "price=-1",
        "price=1.5",
        "price=\"5\"",
        "price=1000000000001",
        "price=1e3",
        "price=null",
        "totalStock=-1",
        "totalStock=1000000001",
        "totalStock=9999999999999",
        "totalStock=\"5\"",
        "totalStock=null",
        "maxPerOrder=0",
        "maxPerOrder=-5",
        "maxPerOrder=1000001",
        "maxPerOrder=null",
        "saleStartsAt=null",
        "saleStartsAt=\"\"",
        "saleStartsAt=\"tomorrow\"",
        "saleStartsAt=\"2030-01-31\"",
        "saleStartsAt=\"2030-02-30T18:00:00Z\"",
        "saleStartsAt=\"2030-01-31T18:00:00\"",
        "saleStartsAt=1893456000",
        "saleStartsAt=\"1969-12-31T23:59:59Z\"",
        "saleStartsAt=\"+999999999-12-31T23:59:59Z\"",
        "saleEndsAt=\"2030-01-31T18:00:00Z\"",
        "saleEndsAt=\"2029-01-31T18:00:00Z\"",
        "saleEndsAt=\"+10000-01-01T00:00:00Z\"",
        "saleEndsAt=\"-0001-01-01T00:00:00Z\"",
        "maxPerCustomer=0",
        "maxPerCustomer=-1",
        "maxPerCustomer=1.5",
        "maxPerCustomer=\"2\"",
        "maxPerCustomer=1000001",
        "beaconSource=\"drand\"",
        "beaconRound=\"7\"",
        "opening=\"other\"",
        "opening=null",
        "opening=1"
      })
  void aProductThatCannotBeIsInvalid(String member) {
    String[] parts = member.split("=", 2);
    String body =
        product().without(parts[0]).toString().replaceFirst("}$", "")
            + ",\"%s\":%s}".formatted(parts[0], parts[1]);

    assertProblem(http.post("/api/admin/products", body, HttpApi.asAdmin()), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "price", "totalStock", "saleStartsAt", "saleEndsAt"})
  void aProductWithoutWhatItNeedsIsInvalid(String member) {
    assertProblem(create(product().without(member)), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 5_001})
  void aNameOrDescriptionThatIsTooLongIsInvalid(int length) {
    ObjectNode body = product();
    body.put(length < 1_000 ? "name" : "description", "x".repeat(length));

    assertProblem(create(body), 400, "invalid");
  }

  @Test
  void aChangeLeavesTheRestAsItWas() {
    int id = create(product()).json().path("id").intValue();

    Answer changed =
        change(id, "{\"price\":99,\"saleEndsAt\":\"2031-01-01T00:00:00Z\",\"maxPerOrder\":1}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("price").longValue()).isEqualTo(99);
    assertThat(changed.json().path("maxPerOrder").intValue()).isEqualTo(1);
    assertThat(changed.json().path("name").stringValue()).isEqualTo("Lamp");
    assertThat(changed.json().path("totalStock").intValue()).isEqualTo(12);
    assertThat(Instant.parse(changed.json().path("saleStartsAt").stringValue()))
        .isEqualTo(Instant.parse("2030-01-31T18:00:00Z"));
    assertThat(store.number("SELECT price FROM products WHERE id = " + id)).isEqualTo(99);
  }

  @Test
  void aSaleOpensWhenItsTimesAreChanged() {
    int id = create(product()).json().path("id").intValue();
    assertProblem(http.hold(id, "early@example.com", 1), 409, "sale_not_active");

    change(id, "{\"saleStartsAt\":\"2020-01-01T00:00:00Z\"}");

    assertThat(http.hold(id, "early@example.com", 1).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"name\":\"\"}",
        "{\"name\":\"\\u0000\"}",
        "{\"name\":null}",
        "{\"price\":-1}",
        "{\"maxPerOrder\":0}",
        "{\"saleStartsAt\":\"2030-01-31T19:00:00Z\"}",
        "{\"saleEndsAt\":\"2030-01-31T18:00:00Z\"}",
        "{\"totalStock\":5}",
        "{\"id\":5}",
        "{\"opening\":\"first-come\"}",
        "{\"name\":\"ok\",\"\\u0000\\ud800\":1}",
        "{\"name\":\"ok\",\"sold\":0}"
      })
  void aChangeThatCannotBeIsInvalidAndChangesNothing(String body) {
    int id = create(product()).json().path("id").intValue();

    assertProblem(change(id, body), 400, "invalid");

    assertThat(http.get("/api/products/" + id).json().path("name").stringValue()).isEqualTo("Lamp");
  }

  @Test
  void stockIsAddedAndTakenAway() {
    Product product = store.liveProduct(10);

    Answer added = stock(product.id(), "{\"delta\":5}");
    Answer taken = stock(product.id(), "{\"delta\":-12}");

    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().path("totalStock").intValue()).isEqualTo(15);
    assertThat(taken.json().path("totalStock").intValue()).isEqualTo(3);
    assertThat(taken.json().path("liveStock").intValue()).isEqualTo(3);
    assertThat(
            store.number(
                "SELECT count(*) FROM inventory_events WHERE type = 'stock_added' AND product_id = "
                    + product.id()))
        .isEqualTo(3);
  }

  @Test
  void whatIsHeldOrSoldCannotBeTakenAway() {
    Product product = store.liveProduct(5);
    Answer held = http.hold(product.id(), "ann@example.com", 2);
    http.post("/api/orders/" + held.json().path("orderId").asString() + "/confirm", null);
    http.hold(product.id(), "bob@example.com", 1);

    assertProblem(stock(product.id(), "{\"delta\":-3}"), 409, "stock_in_use");
    assertProblem(stock(product.id(), "{\"delta\":-1000000000}"), 409, "stock_in_use");
    assertThat(stock(product.id(), "{\"delta\":-2}").status()).isEqualTo(200);
    assertProblem(stock(product.id(), "{\"delta\":-1}"), 409, "stock_in_use");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"delta\":0}",
        "{\"delta\":1.5}",
        "{\"delta\":\"5\"}",
        "{\"delta\":null}",
        "{\"delta\":1000000001}",
        "{\"delta\":-1000000001}",
        "{\"delta\":1e9}",
        "{\"delta\":99999999999999999999}",
        "{\"delta\":true}",
        "5",
        ""
      })
  void aStockChangeThatIsNoWholeNumberIsInvalid(String body) {
    assertProblem(stock(store.liveProduct(1).id(), body), 400, "invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999", "0", "-1", "x", "2147483648", "1.0"})
  void aProductThatIsNoneIsNotFound(String id) {
    String path = "/api/admin/products/" + id;
    assertProblem(http.method("PATCH", path, "{\"price\":1}", HttpApi.asAdmin()), 404, "not_found");
    assertProblem(http.post(path + "/stock", "{\"delta\":1}", HttpApi.asAdmin()), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer test-admin-token-012345678",
        "Bearer test-admin-token-01234567890",
        "Bearer TEST-ADMIN-TOKEN-0123456789",
        "Basic dGVzdC1hZG1pbi10b2tlbi0wMTIzNDU2Nzg5",
        "Token test-admin-token-0123456789",
        "test-admin-token-0123456789",
        "Bearertest-admin-token-0123456789",
        "Bearer test-admin-token-0123456789, Bearer x"
      })
  void withoutTheTokenTheAdminsAddressesAre401(String authorization) {
    String[] header =
        authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};
    Answer metrics = http.get("/api/admin/metrics", header);
    assertProblem(metrics, 401, "unauthorized");
    assertThat(metrics.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertProblem(
        http.post("/api/admin/products", product().toString(), header), 401, "unauthorized");
    assertProblem(http.post("/api/admin/products", "rubbish", header), 401, "unauthorized");
    assertProblem(http.method("PATCH", "/api/admin/products/1", "{}", header), 401, "unauthorized");
    assertProblem(
        http.post("/api/admin/products/999/stock", "{\"delta\":1}", header), 401, "unauthorized");
    assertProblem(http.post("/api/admin/seed", null, header), 401, "unauthorized");
    assertProblem(http.get("/api/orders?email=ann@example.com", header), 401, "unauthorized");
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    assertThat(
            http.get("/api/admin/metrics", "Authorization", "bearer " + TestStore.ADMIN_TOKEN)
                .status())
        .isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedOfTheAdminToo() {
    ObjectNode body = product();
    body.put("description", "x".repeat(20_000));

    assertProblem(create(body), 413, "too_large");
  }
}
