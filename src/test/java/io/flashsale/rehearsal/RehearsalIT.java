package io.flashsale.rehearsal;

import static io.flashsale.testing.HttpApi.asAdmin;
import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.product.Product;
import io.flashsale.rehearsal.RehearsalProgress.Phase;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Simulated crowds at a store with the usual limits: two holds an address. */
class RehearsalIT {
  private static TestStore store;
  private static Product real;

  @BeforeAll
  static void open() {
    store = TestStore.open();
    real = store.liveProduct(10);
    assertThat(store.http().hold(real.id(), "ann@example.com", 1).status()).isEqualTo(201);
  }

  @AfterEach
  void nothingIsLeftOfAnyRehearsal() {
    assertThat(store.number("SELECT count(*) FROM products")).isOne();
    assertThat(store.number("SELECT count(*) FROM orders WHERE product_id <> " + real.id()))
        .isZero();
    assertThat(
            store.number("SELECT count(*) FROM inventory_events WHERE product_id <> " + real.id()))
        .isZero();
    assertThat(store.number("SELECT count(*) FROM product_minutes")).isZero();
    assertThat(store.number("SELECT count(*) FROM product_refusals WHERE sold_out > 0")).isZero();
    LedgerAudit.of(store).assertSound();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void theUnitsGoToAsManyBuyersAndTheFiguresDoNotMove() throws Exception {
    JsonNode before = figures();

    RehearsalReport report = rehearse(new Goods.Fresh(20), 300, 32, false, 1);

    assertThat(report.granted()).isEqualTo(20);
    assertThat(report.soldOut()).isEqualTo(280);
    assertThat(report.throttled()).isZero();
    assertThat(report.unanswered()).isZero();
    assertThat(report.otherRefusals()).isEmpty();
    assertThat(report.confirmed()).isEqualTo(20);
    assertThat(report.overtakings()).isZero();
    assertThat(report.firstComers()).isGreaterThan(0.5);
    assertThat(report.grants().count()).isEqualTo(20);
    assertThat(report.refusals().perSecond()).isPositive();
    assertThat(report.audit()).hasSize(6).allMatch(AuditCheck::holds);
    assertThat(figures()).isEqualTo(before);
    // Ann has spent one credit, and nobody of the crowd any.
    assertThat(store.redis().client().getKeys().getKeysStreamByPattern("throttle:*")).hasSize(2);
  }

  @Test
  void unitsThatComeBackGoToWhoTriesAgain() throws Exception {
    RehearsalReport report = rehearse(new Goods.Fresh(20), 100, 16, true, 0.5);

    assertThat(report.rounds()).isEqualTo(RehearsalPlan.ROUNDS);
    // Of each round's units half go back: 20, 10, 5, 3 (2 are checked out), 1.
    assertThat(report.granted()).isGreaterThan(35);
    assertThat(report.confirmed() + report.given()).isEqualTo(report.granted());
    assertThat(report.confirmed()).isBetween(15, 20);
    assertThat(report.sound()).isTrue();
  }

  @Test
  void withoutTheTokenTheCrowdIsThrottledAsAnyCustomers() throws Exception {
    try (TestStore limited = TestStore.open()) {
      Product product = limited.liveProduct(10);
      var plan =
          new RehearsalPlan(url(limited), null, new Goods.OnSale(product.id()), 40, 8, false, 1);

      RehearsalReport report = new Rehearsal(plan, _ -> {}).run();

      assertThat(report.granted()).isEqualTo(2);
      assertThat(report.throttled()).isEqualTo(38);
      assertThat(report.sound()).isTrue();
      assertThat(limited.number("SELECT sold FROM products")).isEqualTo(2);
    }
  }

  @Test
  void oneThatIsBrokenOffLeavesNothingEither() throws Exception {
    AtomicReference<@Nullable Rehearsal> running = new AtomicReference<>();
    Rehearsal rehearsal =
        new Rehearsal(
            plan(new Goods.Fresh(50), 5_000, 16, false, 1),
            progress -> {
              if (progress.phase() == Phase.BUYING) {
                Rehearsal own = running.get();
                assertThat(own).isNotNull();
                own.cancel();
              }
            });
    running.set(rehearsal);

    RehearsalReport report = rehearsal.run();

    assertThat(report.cancelled()).isTrue();
    assertThat(report.audit()).isEmpty();
    assertThat(report.granted() + report.soldOut()).isLessThan(5_000);
  }

  @Test
  void aRehearsalsProductIsInNoListAndItsOwnAddressTellsIt() {
    int id = make();

    assertThat(ids(store.http().get("/api/products"))).doesNotContain(id);
    assertThat(ids(store.http().get("/api/products/live"))).containsExactly(real.id());
    assertThat(store.http().get("/api/admin/metrics", asAdmin()).json().path("stockPerProduct"))
        .hasSize(1);
    assertThat(store.http().get("/api/products/" + id).json().path("liveStock").asInt())
        .isEqualTo(5);

    assertThat(delete(id).status()).isEqualTo(204);
    assertProblem(store.http().get("/api/products/" + id), 404, "not_found");
    assertProblem(delete(id), 404, "not_found");
  }

  @Test
  void whatWasBoughtIsNotFoundAfterThePurge() {
    int id = make();
    Answer held = store.http().hold(id, "bob@example.com", 1);
    String order = "/api/orders/" + held.json().path("orderId").asString();
    assertThat(store.http().get(order).status()).isEqualTo(200);

    assertThat(delete(id).status()).isEqualTo(204);

    assertProblem(store.http().get(order), 404, "not_found");
    assertProblem(store.http().post(order + "/confirm", null), 404, "not_found");
    assertProblem(store.http().hold(id, "bob@example.com", 1), 404, "not_found");
  }

  @Test
  void aRealProductIsNeverPurged() {
    assertProblem(delete(real.id()), 409, "not_a_rehearsal");
    assertProblem(
        store.http().method("DELETE", "/api/admin/products/" + real.id(), ""), 401, "unauthorized");

    assertThat(store.number("SELECT available FROM products WHERE id = " + real.id())).isEqualTo(9);
    assertThatThrownBy(() -> execute("DELETE FROM inventory_events"))
        .hasMessageContaining("only what belongs to a rehearsal");
    assertThatThrownBy(() -> execute("UPDATE products SET rehearsal = true"))
        .hasMessageContaining("from its start or never");
  }

  @Test
  void holdsInFlightAreGrantedBeforeThePurgeOrFindNothing() {
    int id = make();
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String email = "racer%d@example.com".formatted(i);
      tasks.add(() -> store.http().hold(id, email, 1).status());
    }
    tasks.add(20, () -> delete(id).status());

    List<Integer> statuses = Crowd.atOnce(tasks);

    assertThat(statuses.get(20)).isEqualTo(204);
    assertThat(statuses).isSubsetOf(201, 204, 404, 409);
  }

  @Test
  void whatARehearsalThatDiedLeftGoesWithTheNextOne() {
    int left = make();

    int next = make();

    assertThat(store.http().get("/api/products/" + left).status()).isEqualTo(404);
    assertThat(delete(next).status()).isEqualTo(204);
  }

  @Test
  void whatARehearsalThatDiedLeftGoesWhenItsSaleIsOver() {
    int left = make();
    RehearsalProducts rehearsals = store.store().webServices().rehearsals();

    rehearsals.purgeWhatIsOver();
    assertThat(store.http().get("/api/products/" + left).status()).isEqualTo(200);

    String past = "{\"saleEndsAt\":\"%s\"}".formatted(Instant.now().minusSeconds(60));
    store.http().method("PATCH", "/api/admin/products/" + left, past, asAdmin());
    rehearsals.purgeWhatIsOver();
    assertThat(store.http().get("/api/products/" + left).status()).isEqualTo(404);
  }

  @Test
  void whatDoesNotAnswerOrRefusesIsSaidInASentence() {
    assertThatThrownBy(() -> rehearse(new Goods.OnSale(999_999), 10, 2, false, 1))
        .isInstanceOf(RehearsalFailure.class)
        .hasMessage("The store at %s has no product 999999.".formatted(url(store)));
    RehearsalPlan stranger =
        new RehearsalPlan(
            url(store), "wrong-token-0123456789", new Goods.Fresh(5), 10, 2, false, 1);
    assertThatThrownBy(() -> new Rehearsal(stranger, _ -> {}).run())
        .hasMessage("The store at %s does not take this admin's token.".formatted(url(store)));
  }

  private static int make() {
    Instant now = Instant.now();
    Answer made =
        store
            .http()
            .post(
                "/api/admin/products",
                """
                {"name":"Rehearsal","price":1,"totalStock":5,"rehearsal":true,
                 "saleStartsAt":"%s","saleEndsAt":"%s"}\
                """
                    .formatted(now.minusSeconds(600), now.plusSeconds(600)),
                asAdmin());
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("id").asInt();
  }

  private static Answer delete(int id) {
    return store.http().method("DELETE", "/api/admin/products/" + id, "", asAdmin());
  }

  private static List<Integer> ids(Answer list) {
    return list.json().valueStream().map(product -> product.path("id").asInt()).toList();
  }

  /** The figures, without what the check of the books says of when it last looked. */
  private static JsonNode figures() {
    ObjectNode figures = (ObjectNode) store.http().get("/api/admin/metrics", asAdmin()).json();
    JsonNode books = figures.remove("ledger");
    assertThat(books.path("violations")).isEmpty();
    return figures;
  }

  private static void execute(String sql) throws Exception {
    try (var connection = store.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static RehearsalReport rehearse(
      Goods goods, int buyers, int connections, boolean retry, double confirmed)
      throws RehearsalFailure {
    return new Rehearsal(plan(goods, buyers, connections, retry, confirmed), _ -> {}).run();
  }

  private static RehearsalPlan plan(
      Goods goods, int buyers, int connections, boolean retry, double confirmed) {
    return new RehearsalPlan(
        url(store), TestStore.ADMIN_TOKEN, goods, buyers, connections, retry, confirmed);
  }

  private static URI url(TestStore of) {
    return URI.create("http://127.0.0.1:" + of.port());
  }
}
