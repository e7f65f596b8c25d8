package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The line over HTTP: joining, looking, leaving, and what moves it. */
class WaitlistApiIT {
  private static final String KEY = "key-0123456789-abcdef";
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

  /** A product of which everything is held by one shopper. */
  private static final class SoldOut {
    final int id;
    final String order;

    SoldOut(int stock) {
      Instant now = CLOCK.now();
      id = store.product(stock, now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(7))).id();
      // An order has five units at most; more holders are added where the stock is larger.
      order = order(http.hold(id, "holder@example.com", Math.min(stock, 5)));
      for (int left = stock - 5; left > 0; left -= 5) {
        order(http.hold(id, "holder" + left + "@example.com", Math.min(left, 5)));
      }
    }
  }

  private static String order(Answer held) {
    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);
    return held.json().path("orderId").asString();
  }

  private static String entry(Answer joined) {
    assertThat(joined.status()).as(joined.json().toString()).isEqualTo(201);
    return joined.json().path("entryId").asString();
  }

  private static JsonNode look(String entry) {
    Answer answer = http.get("/api/waitlist/" + entry);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static String state(String entry) {
    return look(entry).path("state").asString();
  }

  private static Answer leave(String entry) {
    return http.delete("/api/waitlist/" + entry);
  }

  private static void confirm(String order) {
    assertThat(http.post("/api/orders/" + order + "/confirm", null).status()).isEqualTo(200);
  }

  private static void cancel(String order) {
    assertThat(http.post("/api/orders/" + order + "/cancel", null).status()).isEqualTo(200);
  }

  private static void letHoldsExpire(int product) {
    CLOCK.advance(Duration.ofSeconds(120));
    var _ = store.store().webServices().holds().releaseDue(product);
  }

  private static void addStock(int product, int delta) {
    Answer answer =
        http.post(
            "/api/admin/products/" + product + "/stock",
            "{\"delta\":" + delta + "}",
            HttpApi.asAdmin());
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void soldOutShowsTheWayIntoTheLine() {
    var product = new SoldOut(2);

    Answer refused = http.hold(product.id, "late@example.com", 1);

    assertProblem(refused, 409, "sold_out");
    assertThat(refused.json().path("waitlist").asString())
        .isEqualTo("/api/products/" + product.id + "/waitlist");
    assertThat(http.post(refused.json().path("waitlist").asString(), "{}").code())
        .isEqualTo("invalid");
  }

  @Test
  void whoJoinsIsToldThePlaceAndHowManyAreAhead() {
    var product = new SoldOut(3);

    Answer first = http.join(product.id, "first@example.com", 1);
    Answer second = http.join(product.id, "second@example.com", 2);

    assertThat(first.json().propertyNames())
        .containsExactlyInAnyOrder("entryId", "state", "place", "ahead");
    assertThat(UUID.fromString(entry(first)).version()).isEqualTo(4);
    assertThat(first.json().path("state").asString()).isEqualTo("waiting");
    assertThat(first.json().path("place").longValue()).isEqualTo(1);
    assertThat(first.json().path("ahead").intValue()).isZero();
    assertThat(second.json().path("place").longValue()).isEqualTo(2);
    assertThat(second.json().path("ahead").intValue()).isEqualTo(1);
    assertThat(look(entry(second)).path("ahead").intValue()).isEqualTo(1);
    assertThat(http.get("/api/products/" + product.id).json().path("inLine").intValue())
        .isEqualTo(2);
  }

  @Test
  void aRepeatedKeyIsAnsweredTheSameWhateverBecameOfTheEntry() {
    var product = new SoldOut(1);
    Answer joined = http.join(product.id, "key@example.com", 1, "Idempotency-Key", KEY);
    entry(joined);
    cancel(product.order);
    assertThat(state(entry(joined))).isEqualTo("offered");

    Answer again = http.join(product.id, "KEY@example.com", 1, "Idempotency-Key", KEY);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(joined.json());
    assertProblem(
        http.join(product.id, "key@example.com", 2, "Idempotency-Key", KEY), 422, "key_reused");
  }

  @Test
  void whoIsInLineAlreadyGetsNoSecondPlaceAndIsToldNothingThatIsTheOwners() {
    var product = new SoldOut(1);
    String entry = entry(http.join(product.id, "a.b+one@gmail.com", 1));

    Answer again = http.join(product.id, "AB@googlemail.com", 1);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().toString()).isEqualTo("{\"alreadyInLine\":true}");
    assertThat(http.get("/api/products/" + product.id).json().path("inLine").intValue()).isOne();
    cancel(product.order);
    assertThat(state(entry)).isEqualTo("offered");
    assertThat(http.join(product.id, "ab@gmail.com", 1).status()).isEqualTo(200);
  }

  @Test
  void whoJoinsFromManyDevicesAtOnceIsInLineOnceWhicheverNodesAreAsked() {
    var product = new SoldOut(1);
    try (TestStore other = store.anotherNode()) {
      List<Callable<Answer>> devices = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        HttpApi node = i % 2 == 0 ? http : other.http();
        String key = "device-%d-%s".formatted(i, KEY);
        devices.add(() -> node.join(product.id, "ann@example.com", 1, "Idempotency-Key", key));
      }

      List<Answer> answers = Crowd.atOnce(devices);

      assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
      assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(11);
      assertThat(http.join(product.id, "next@example.com", 1).json().path("place").asLong())
          .isEqualTo(2);
    }
  }

  @Test
  void stockThatIsAddedIsOfferedToTheHeadInOneGoAndOnlyTheRestIsForOthers() {
    var product = new SoldOut(1);
    List<String> line = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      line.add(entry(http.join(product.id, "n" + i + "@example.com", 1)));
    }

    addStock(product.id, 3);
    assertThat(line.stream().map(WaitlistApiIT::state))
        .containsExactly("offered", "offered", "offered", "waiting");
    assertProblem(http.hold(product.id, "eager@example.com", 1), 409, "sold_out");
    addStock(product.id, 2);

    assertThat(state(line.getLast())).isEqualTo("offered");
    assertThat(http.hold(product.id, "eager@example.com", 1).status()).isEqualTo(201);
  }

  @Test
  void whoCanHaveAHoldAtOnceNeedNotWait() {
    Instant now = CLOCK.now();
    int product = store.product(2, now.minusSeconds(60), now.plusSeconds(600)).id();

    assertProblem(http.join(product, "ann@example.com", 2), 409, "available");
    assertThat(http.join(product, "ann@example.com", 3).status()).isEqualTo(201);
  }

  @Test
  void beforeTheSaleAndAfterItThereIsNoLine() {
    Instant now = CLOCK.now();
    int upcoming = store.product(1, now.plusSeconds(600), now.plusSeconds(900)).id();
    int ended = store.product(1, now.minusSeconds(600), now.minusSeconds(300)).id();

    assertProblem(http.join(upcoming, "ann@example.com", 1), 409, "sale_not_active");
    assertProblem(http.join(ended, "ann@example.com", 1), 409, "sale_not_active");
    assertProblem(http.join(999_999, "ann@example.com", 1), 404, "not_found");
  }

  @Test
  void aFreedUnitIsOfferedToTheHeadAndToNobodyElse() {
    var product = new SoldOut(1);
    String first = entry(http.join(product.id, "first@example.com", 1));
    String second = entry(http.join(product.id, "second@example.com", 1));

    cancel(product.order);

    JsonNode offered = look(first);
    assertThat(offered.path("state").asString()).isEqualTo("offered");
    assertThat(Instant.parse(offered.path("holdExpiresAt").asString()))
        .isEqualTo(CLOCK.now().plusSeconds(120));
    String order = offered.path("orderId").asString();
    assertThat(http.get("/api/orders/" + order).json().path("customerEmail").asString())
        .isEqualTo("first@example.com");
    assertProblem(http.hold(product.id, "third@example.com", 1), 409, "sold_out");
    assertThat(look(second).path("ahead").intValue()).isZero();
    confirm(order);
    assertThat(state(first)).isEqualTo("taken");
    assertProblem(leave(first), 409, "already_confirmed");
    assertThat(state(second)).isEqualTo("unreachable");
  }

  @Test
  void anOfferThatLapsesOrIsDeclinedGoesToTheNextAtOnce() {
    var product = new SoldOut(1);
    String lapses = entry(http.join(product.id, "lapses@example.com", 1));
    String declines = entry(http.join(product.id, "declines@example.com", 1));
    String leaves = entry(http.join(product.id, "leaves@example.com", 1));
    String last = entry(http.join(product.id, "last@example.com", 1));
    cancel(product.order);

    letHoldsExpire(product.id);

    assertThat(look(lapses).path("state").asString()).isEqualTo("lapsed");
    assertThat(look(lapses).path("reason").asString()).isEqualTo("expired");
    assertThat(state(declines)).isEqualTo("offered");
    cancel(look(declines).path("orderId").asString());
    assertThat(state(declines)).isEqualTo("left");
    assertThat(state(leaves)).isEqualTo("offered");
    String order = look(leaves).path("orderId").asString();
    assertThat(leave(leaves).json().path("state").asString()).isEqualTo("left");
    assertThat(http.get("/api/orders/" + order).json().path("status").asString())
        .isEqualTo("cancelled");
    assertThat(leave(leaves).status()).isEqualTo(200);
    assertThat(state(last)).isEqualTo("offered");
    assertThat(http.join(product.id, "leaves@example.com", 1).status()).isEqualTo(201);
  }

  @Test
  void whoLeavesIsPassedOverAndThoseBehindMoveUp() {
    var product = new SoldOut(2);
    String first = entry(http.join(product.id, "first@example.com", 1));
    String second = entry(http.join(product.id, "second@example.com", 1));

    Answer left = leave(first);

    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().path("state").asString()).isEqualTo("left");
    assertThat(left.json().path("ahead").isNull()).isTrue();
    assertThat(look(second).path("ahead").intValue()).isZero();
    cancel(product.order);
    assertThat(state(second)).isEqualTo("offered");
    assertThat(state(first)).isEqualTo("left");
  }

  @Test
  void whoWantsMoreThanCanBeHadIsUnreachableKeepsThePlaceAndWaitsAgainWhenStockIsAdded() {
    var product = new SoldOut(2);
    String wantsThree = entry(http.join(product.id, "three@example.com", 3));
    String wantsOne = entry(http.join(product.id, "one@example.com", 1));
    String wantsTwo = entry(http.join(product.id, "two@example.com", 2));

    assertThat(state(wantsThree)).isEqualTo("unreachable");
    assertThat(state(wantsOne)).isEqualTo("waiting");
    assertThat(state(wantsTwo)).isEqualTo("unreachable");
    assertThat(look(wantsTwo).path("ahead").intValue()).isEqualTo(2);
    addStock(product.id, 1);

    // The new unit is the first one's, who may still get the two that are held.
    assertThat(state(wantsThree)).isEqualTo("waiting");
    assertThat(state(wantsOne)).isEqualTo("unreachable");
    assertProblem(http.hold(product.id, "late@example.com", 1), 409, "sold_out");
    confirm(product.order);
    assertThat(state(wantsThree)).isEqualTo("unreachable");
    assertThat(state(wantsOne)).isEqualTo("offered");
  }

  @Test
  void aLineOfWhomNobodyCanBeReachedIsAnEmptyOne() {
    Instant now = CLOCK.now();
    int product = store.product(2, now.minusSeconds(60), now.plusSeconds(600)).id();
    String wantsFive = entry(http.join(product, "five@example.com", 5));

    assertThat(http.hold(product, "direct@example.com", 1).status()).isEqualTo(201);
    assertProblem(http.join(product, "other@example.com", 1), 409, "available");
    addStock(product, 10);
    assertThat(state(wantsFive)).isEqualTo("offered");
  }

  @Test
  void whatIsAvailableIsKeptForTheHeadUntilItIsEnough() {
    var product = new SoldOut(10);
    String head = entry(http.join(product.id, "head@example.com", 5));
    String next = entry(http.join(product.id, "next@example.com", 1));
    String holder = order(http.get("/api/products/" + product.id), product);
    addStock(product.id, 2);

    assertThat(state(head)).isEqualTo("waiting");
    assertThat(state(next)).isEqualTo("waiting");
    assertProblem(http.hold(product.id, "direct@example.com", 1), 409, "sold_out");
    cancel(holder);

    assertThat(state(head)).isEqualTo("offered");
    assertThat(state(next)).isEqualTo("offered");
  }

  private static String order(Answer product, SoldOut of) {
    assertThat(product.status()).isEqualTo(200);
    return of.order;
  }

  @Test
  void theEndOfTheSaleLetsThoseInLineLapseAndOffersNothingMore() {
    Instant now = CLOCK.now();
    int product = store.product(1, now.minusSeconds(60), now.plusSeconds(60)).id();
    String held = order(http.hold(product, "holder@example.com", 1));
    String waits = entry(http.join(product, "waits@example.com", 1));
    CLOCK.advance(Duration.ofSeconds(60));

    var _ = store.store().webServices().lines().close(product);

    assertThat(state(waits)).isEqualTo("lapsed");
    assertThat(look(waits).path("reason").asString()).isEqualTo("closed");
    assertProblem(http.join(product, "late@example.com", 1), 409, "sale_not_active");
    cancel(held);
    assertThat(store.number("SELECT available FROM products WHERE id = " + product)).isOne();
    assertThat(store.number("SELECT line_offers FROM products WHERE id = " + product)).isZero();
  }

  @Test
  void anOfferThatWasMadeBeforeTheEndIsConfirmedUntilItsOwnDeadline() {
    Instant now = CLOCK.now();
    int product = store.product(1, now.minusSeconds(60), now.plusSeconds(60)).id();
    String held = order(http.hold(product, "holder@example.com", 1));
    String waits = entry(http.join(product, "waits@example.com", 1));
    cancel(held);
    CLOCK.advance(Duration.ofSeconds(90));

    confirm(look(waits).path("orderId").asString());

    assertThat(state(waits)).isEqualTo("taken");
  }

  @Test
  void aSaleThatIsPutOffServesNobodyUntilItBegins() {
    var product = new SoldOut(1);
    String waits = entry(http.join(product.id, "waits@example.com", 1));
    Answer later =
        http.method(
            "PATCH",
            "/api/admin/products/" + product.id,
            "{\"saleStartsAt\":\"" + CLOCK.now().plusSeconds(60) + "\"}",
            HttpApi.asAdmin());
    assertThat(later.status()).isEqualTo(200);
    cancel(product.order);

    assertThat(state(waits)).isEqualTo("waiting");
    assertProblem(http.join(product.id, "new@example.com", 1), 409, "sale_not_active");
    CLOCK.advance(Duration.ofSeconds(60));
    Awaitility.await().until(() -> state(waits).equals("offered"));
  }

  @Test
  void whatMovesInTheLineIsToldToTheFeed() {
    List<Change> told = new CopyOnWriteArrayList<>();
    var product = new SoldOut(1);
    try (Feed.Subscription _ = store.store().feed().subscribe(told::add)) {
      entry(http.join(product.id, "feed@example.com", 1));
      Change moved = new Change.LineMoved(product.id, false);
      Awaitility.await().untilAsserted(() -> assertThat(told).contains(moved));
      told.clear();
      cancel(product.order);

      var resolved = new Change.ResolvedOrder(UUID.fromString(product.order), "cancelled");
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(told)
                      .contains(
                          moved,
                          new Change.ProductChanged(product.id),
                          new Change.OrdersResolved(product.id, List.of(resolved), false))
                      .anyMatch(Change.HoldsPlaced.class::isInstance));
    }
  }

  @Test
  void confirmingAnOfferThatIsDueLosesItToTheNext() {
    var product = new SoldOut(1);
    String late = entry(http.join(product.id, "late@example.com", 1));
    String next = entry(http.join(product.id, "next@example.com", 1));
    cancel(product.order);
    String order = look(late).path("orderId").asString();
    CLOCK.advance(Duration.ofSeconds(120));

    assertProblem(http.post("/api/orders/" + order + "/confirm", null), 409, "hold_expired");

    assertThat(state(late)).isEqualTo("lapsed");
    assertThat(state(next)).isEqualTo("offered");
  }

  @Test
  void aReturnedOrdersUnitGoesToTheHeadOfTheLine() {
    var product = new SoldOut(1);
    String waits = entry(http.join(product.id, "waits@example.com", 1));
    String path = "/api/admin/orders/" + product.order + "/return";
    assertProblem(
        http.post(path, "{\"reason\":\"broken\"}", HttpApi.asAdmin()), 409, "not_confirmed");
    confirm(product.order);
    assertThat(state(waits)).isEqualTo("unreachable");

    Answer returned = http.post(path, "{\"reason\":\"broken\"}", HttpApi.asAdmin());

    assertThat(returned.status()).isEqualTo(200);
    assertThat(returned.json().path("order").path("status").asString()).isEqualTo("returned");
    assertThat(http.post(path, "{\"reason\":\"again\"}", HttpApi.asAdmin()).json().path("ledger"))
        .isEqualTo(returned.json().path("ledger"));
    assertThat(state(waits)).isEqualTo("offered");
    assertThat(
            store.number(
                "SELECT count(*) FROM inventory_events WHERE type = 'order_returned'"
                    + " AND reason = 'broken' AND product_id = "
                    + product.id))
        .isOne();
    assertProblem(http.post("/api/orders/" + product.order + "/confirm", null), 409, "returned");
  }

  @Test
  void onlyTheAdminTakesAnOrderBackAndSaysWhy() {
    String nobody = "/api/admin/orders/" + UUID.randomUUID() + "/return";

    assertProblem(http.post(nobody, "{\"reason\":\"x\"}"), 401, "unauthorized");
    assertProblem(http.post(nobody, "{\"reason\":\"x\"}", HttpApi.asAdmin()), 404, "not_found");
    assertProblem(http.post(nobody, "{}", HttpApi.asAdmin()), 400, "invalid");
    assertProblem(http.post(nobody, "{\"reason\":\" \"}", HttpApi.asAdmin()), 400, "invalid");
  }

  @Test
  void theEstimateFollowsFromTheUnitsThatCameBackOfLate() {
    var product = new SoldOut(4);
    String waits = entry(http.join(product.id, "waits@example.com", 2));
    assertThat(look(waits).has("estimateSeconds")).isFalse();
    // All four lapse and two are offered; the other two are bought and given up by others.
    letHoldsExpire(product.id);
    String second = entry(http.join(product.id, "second@example.com", 3));

    assertThat(look(second).path("state").asString()).isEqualTo("waiting");
    assertThat(look(second).path("estimateSeconds").isIntegralNumber()).isTrue();
    assertThat(look(second).path("estimateSeconds").longValue()).isPositive();
  }

  @Test
  void anEntryNobodyHasIsNotFound() {
    assertProblem(http.get("/api/waitlist/" + UUID.randomUUID()), 404, "not_found");
    assertProblem(http.get("/api/waitlist/17"), 404, "not_found");
    assertProblem(leave(UUID.randomUUID().toString()), 404, "not_found");
    assertProblem(leave("nobody"), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":\"a@example.com\"}",
        "{\"email\":\"a@example.com\",\"qty\":0}",
        "{\"email\":\"a@example.com\",\"qty\":6}",
        "{\"email\":\"a@example.com\",\"qty\":\"1\"}",
        "{\"email\":\"a@example.com\",\"qty\":1.5}",
        "{\"email\":\"nobody\",\"qty\":1}",
        "{\"email\":null,\"qty\":1}",
        "{\"qty\":1}",
        "[]",
        "nothing"
      })
  void whatIsNoJoiningIsInvalid(String body) {
    var product = new SoldOut(1);
    Answer answer = http.post("/api/products/" + product.id + "/waitlist", body);

    assertProblem(answer, 400, "invalid");
    assertThat(http.join(product.id, "a@example.com", 1, "Idempotency-Key", "short").code())
        .isEqualTo("invalid");
  }
}
