package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.draw.Beacon;
import io.flashsale.draw.PlainDraw;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sale that opens by a draw, from the making of the product to the offers. */
class DrawApiIT {
  private static final HexFormat HEX = HexFormat.of();
  private static final SettableClock CLOCK = new SettableClock();
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store =
        TestStore.open(
            CLOCK, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "3", "TRUSTED_PROXIES", "127.0.0.1");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private static int product(int stock, @Nullable Beacon beacon) {
    Instant now = CLOCK.now();
    return store
        .drawProduct(stock, now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(3)), beacon)
        .id();
  }

  private static void begin(int product) {
    CLOCK.advance(Duration.ofHours(1));
    var _ = store.store().webServices().lines().open(product);
  }

  private static Answer enter(int product, int who) {
    return http.join(
        product,
        "e%d@example.com".formatted(who),
        1,
        "X-Forwarded-For",
        "10.1.%d.%d".formatted(who / 200, who % 200 + 1));
  }

  private static List<String> enterMany(int product, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Answer entered = enter(product, i);
              assertThat(entered.status()).isEqualTo(201);
              return entered.json().path("entryId").asString();
            })
        .toList();
  }

  private static JsonNode draw(int product) {
    Answer answer = http.get("/api/products/" + product + "/draw");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode look(String entry) {
    return http.get("/api/waitlist/" + entry).json();
  }

  /** Recomputes the order from what is published alone. */
  private static List<String> recomputed(JsonNode draw) {
    List<byte[]> tickets = new ArrayList<>();
    draw.path("order").valueStream().forEach(t -> tickets.add(HEX.parseHex(t.asString())));
    byte[] seed = HEX.parseHex(draw.path("seed").asString());
    assertThat(HEX.formatHex(PlainDraw.sha256(seed))).isEqualTo(draw.path("commitment").asString());
    assertThat(HEX.formatHex(PlainDraw.root(tickets)))
        .isEqualTo(draw.path("merkleRoot").asString());
    return PlainDraw.order(seed, HEX.parseHex(draw.path("beacon").asString("")), tickets).stream()
        .map(HEX::formatHex)
        .toList();
  }

  private static String ticket(String entry) {
    return HEX.formatHex(PlainDraw.ticket(UUID.fromString(entry)));
  }

  @Test
  void beforeTheOpeningOnlyTheCommitmentIsTold() {
    int product = product(1, null);
    Answer answer = http.get("/api/products/" + product + "/draw");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("commitment").asString()).matches("[0-9a-f]{64}");
    assertThat(answer.json().has("seed")).isFalse();
    assertThat(answer.json().has("order")).isFalse();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(http.get("/api/products/" + product).json().path("opening").asString())
        .isEqualTo("draw");
  }

  @Test
  void theAdminMakesADrawWithOrWithoutABeacon() {
    String body =
        """
        {"name": "Lamp", "price": 1, "totalStock": 1, "saleStartsAt": "2130-01-31T18:00:00Z",
         "saleEndsAt": "2130-02-01T18:00:00Z", "opening": "draw"%s}
        """;
    String beacon = ", \"beaconSource\": \"https://drand.example\", \"beaconRound\": \"42\"";
    Answer plain = http.post("/api/admin/products", body.formatted(""), HttpApi.asAdmin());
    Answer with = http.post("/api/admin/products", body.formatted(beacon), HttpApi.asAdmin());

    assertThat(plain.status()).isEqualTo(201);
    assertThat(plain.json().path("drawn").booleanValue()).isFalse();
    JsonNode terms = draw(with.json().path("id").intValue());
    assertThat(terms.path("beaconSource").asString()).isEqualTo("https://drand.example");
    assertThat(terms.path("beaconRound").asString()).isEqualTo("42");
    assertThat(draw(plain.json().path("id").intValue()).path("commitment"))
        .isNotEqualTo(terms.path("commitment"));
    assertProblem(
        http.post(
            "/api/admin/products",
            body.formatted(", \"beaconSource\": \"only half\""),
            HttpApi.asAdmin()),
        400,
        "invalid");
  }

  @Test
  void aProductWithoutADrawHasNone() {
    int product = store.liveProduct(1).id();
    assertProblem(http.get("/api/products/" + product + "/draw"), 404, "not_found");
    assertProblem(http.get("/api/products/999999/draw"), 404, "not_found");
  }

  @Test
  void thoseWhoEnteredAreServedInTheOrderThatAnybodyCanRecompute() {
    int product = product(3, null);
    String commitment = draw(product).path("commitment").asString();
    List<String> entries = enterMany(product, 20);
    assertThat(look(entries.getFirst()).path("state").asString()).isEqualTo("entered");
    assertThat(look(entries.getFirst()).path("place").isNull()).isTrue();
    assertProblem(http.hold(product, "early@example.com", 1), 409, "sale_not_active");

    begin(product);

    JsonNode draw = draw(product);
    assertThat(draw.path("commitment").asString()).isEqualTo(commitment);
    List<String> published = draw.path("order").valueStream().map(JsonNode::asString).toList();
    assertThat(recomputed(draw)).isEqualTo(published);
    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(entries.stream().map(DrawApiIT::ticket).toList());
    for (String entry : entries) {
      int place = published.indexOf(ticket(entry)) + 1;
      JsonNode seen = look(entry);
      assertThat(seen.path("place").longValue()).isEqualTo(place);
      if (place <= 3) {
        assertThat(seen.path("state").asString()).isEqualTo("offered");
      } else {
        // Three units are held and three who wait want them; nobody behind can be reached yet.
        assertThat(seen.path("state").asString()).isEqualTo(place <= 6 ? "waiting" : "unreachable");
        assertThat(seen.path("ahead").intValue()).isEqualTo(place - 4);
      }
    }
    assertThat(published.toString() + draw).doesNotContain("example.com");
    assertThat(entries).noneMatch(entry -> draw.toString().contains(entry));
    Answer late = http.join(product, "late@example.com", 1);
    assertThat(late.json().path("place").longValue()).isEqualTo(21);
    assertThat(late.json().path("ahead").intValue()).isEqualTo(17);
  }

  @Test
  void aRepeatedEnteringIsAnsweredTheSameAfterTheDrawToo() {
    int product = product(1, null);
    String[] key = {"Idempotency-Key", "key-0123456789-draw"};
    Answer entered = http.join(product, "again@example.com", 1, key);
    assertThat(entered.status()).isEqualTo(201);
    assertThat(entered.json().path("state").asString()).isEqualTo("entered");
    assertThat(entered.json().path("place").isNull()).isTrue();

    begin(product);

    assertThat(http.join(product, "again@example.com", 1, key).json()).isEqualTo(entered.json());
  }

  @Test
  void nobodySlipsInBetweenTheOpeningAndItsDraw() {
    int product = product(5, null);
    String entry = enterMany(product, 1).getFirst();
    CLOCK.advance(Duration.ofHours(1));

    Answer direct = http.hold(product, "quick@example.com", 5, "X-Forwarded-For", "10.9.9.9");

    assertProblem(direct, 409, "sold_out");
    assertThat(look(entry).path("state").asString()).isEqualTo("offered");
    assertThat(http.hold(product, "quick@example.com", 4, "X-Forwarded-For", "10.9.9.9").status())
        .isEqualTo(201);
  }

  @Test
  void theDrawIsMadeOnTimeByItselfAndOnce() {
    int product = product(1, null);
    List<String> entries = enterMany(product, 5);
    try (TestStore other = store.anotherNode()) {
      CLOCK.advance(Duration.ofHours(1));

      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> draw(product).has("order"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(other.http().get("/api/products/" + product + "/draw").json())
                      .isEqualTo(draw(product)));
    }
    assertThat(entries.stream().filter(e -> look(e).path("state").asString().equals("offered")))
        .hasSize(1);
    assertThat(store.number("SELECT line_offers FROM products WHERE id = " + product)).isOne();
  }

  @Test
  void aDrawThatNobodyEnteredOpensForEverybody() {
    int product = product(1, null);

    begin(product);

    assertThat(draw(product).path("order").size()).isZero();
    assertThat(recomputed(draw(product))).isEmpty();
    assertThat(http.hold(product, "first@example.com", 1, "X-Forwarded-For", "10.8.0.1").status())
        .isEqualTo(201);
  }

  @Test
  void oneWhoEnteredMayLeaveAndIsNotDrawn() {
    int product = product(1, null);
    List<String> entries = enterMany(product, 3);
    assertThat(http.delete("/api/waitlist/" + entries.get(1)).status()).isEqualTo(200);

    begin(product);

    assertThat(draw(product).path("order").size()).isEqualTo(2);
    assertThat(look(entries.get(1)).path("state").asString()).isEqualTo("left");
  }

  @Test
  void oneAddressEntersAsOftenAsItMayHold() {
    int product = product(1, null);
    for (int i = 0; i < 4; i++) {
      Answer answer =
          http.join(product, "same%d@example.com".formatted(i), 1, "X-Forwarded-For", "10.7.0.1");
      if (i < 3) {
        assertThat(answer.status()).isEqualTo(201);
      } else {
        assertProblem(answer, 409, "limit_reached");
      }
    }
    assertThat(http.join(product, "else@example.com", 1, "X-Forwarded-For", "10.7.0.2").status())
        .isEqualTo(201);
  }

  @Test
  void aSaleThatEndsBeforeItsDrawLetsEveryEntryLapse() {
    int product = product(1, null);
    String entry = enterMany(product, 1).getFirst();
    CLOCK.advance(Duration.ofHours(4));

    var _ = store.store().webServices().lines().close(product);

    assertThat(look(entry).path("state").asString()).isEqualTo("lapsed");
    assertThat(draw(product).has("seed")).isFalse();
  }

  @Test
  void aDrawWithABeaconWaitsForItsValueWhichChangesTheOrder() {
    int product = product(1, new Beacon("https://drand.example", "42"));
    List<String> entries = enterMany(product, 8);
    String path = "/api/admin/products/" + product + "/draw";
    String value = "{\"beacon\":\"" + "AB".repeat(32) + "\"}";
    assertProblem(http.post(path, value), 401, "unauthorized");
    assertProblem(http.post(path, value, HttpApi.asAdmin()), 409, "sale_not_active");

    begin(product);

    assertThat(draw(product).has("seed")).isFalse();
    assertThat(look(entries.getFirst()).path("state").asString()).isEqualTo("entered");
    assertProblem(
        http.hold(product, "quick@example.com", 1, "X-Forwarded-For", "10.6.0.1"), 409, "sold_out");
    Answer late = http.join(product, "late@example.com", 1);
    assertThat(late.json().path("place").longValue()).isEqualTo(9);
    for (String bad : List.of("{}", "{\"beacon\":\"xyz\"}", "{\"beacon\":\"abcd\"}")) {
      assertProblem(http.post(path, bad, HttpApi.asAdmin()), 400, "invalid");
    }
    Answer made = http.post(path, value, HttpApi.asAdmin());
    assertThat(made.status()).as(made.json().toString()).isEqualTo(200);
    assertThat(made.json().path("beacon").asString()).isEqualTo("ab".repeat(32));
    assertThat(made.json().path("order").size()).isEqualTo(8);
    assertThat(recomputed(made.json()))
        .isEqualTo(made.json().path("order").valueStream().map(JsonNode::asString).toList());
    assertThat(http.post(path, value, HttpApi.asAdmin()).status()).isEqualTo(200);
    assertProblem(
        http.post(path, value.replace("AB", "AC"), HttpApi.asAdmin()), 409, "beacon_given");
    assertThat(entries.stream().filter(e -> look(e).path("state").asString().equals("offered")))
        .hasSize(1);
  }

  @Test
  void whatIsPublishedIsCompressedOnceAndMayBeKeptForEver() throws Exception {
    int product = product(1, null);
    enterMany(product, 30);
    begin(product);
    var uri = URI.create("http://127.0.0.1:" + store.port() + "/api/products/" + product + "/draw");
    try (HttpClient client = HttpClient.newHttpClient()) {
      var plain = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
      var gzip =
          client.send(
              HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip, br").build(),
              BodyHandlers.ofByteArray());

      assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(unpacked(gzip.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      for (String refusing : List.of("gzip;q=0, br", "br;q=nope, gzip;q=, *;q=2")) {
        var refused =
            client.send(
                HttpRequest.newBuilder(uri).header("Accept-Encoding", refusing).build(),
                BodyHandlers.ofByteArray());
        assertThat(refused.body()).as(refusing).isEqualTo(plain.body());
      }
      assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
      String tag = plain.headers().firstValue("ETag").orElseThrow();
      var known =
          client.send(
              HttpRequest.newBuilder(uri).header("If-None-Match", tag).build(),
              BodyHandlers.ofByteArray());
      assertThat(known.statusCode()).isEqualTo(304);
      assertThat(known.body()).isEmpty();
    }
  }

  private static String unpacked(byte[] gzip) throws IOException {
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
