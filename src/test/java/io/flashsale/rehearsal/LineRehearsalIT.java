package io.flashsale.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.rehearsal.RehearsalProgress.Phase;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Simulated crowds that stand in line, at a store with the usual limits. */
@Tag("load")
class LineRehearsalIT {
  private static final List<RehearsalProgress> TOLD = new CopyOnWriteArrayList<>();

  private static TestStore store;

  @BeforeAll
  static void open() {
    store = TestStore.open();
  }

  @AfterEach
  void nothingIsLeft() {
    for (String table :
        new String[] {"products", "orders", "waitlist_entries", "draws", "draw_seeds"}) {
      assertThat(store.number("SELECT count(*) FROM " + table)).as(table).isZero();
    }
  }

  @AfterAll
  static void close() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  @Test
  void whoIsRefusedJoinsTheLineAndHasWhatComesBackInItsOrder() throws Exception {
    RehearsalReport report = rehearse(20, 200, 0.5, new LinePlan(false, 0));

    assertThat(report.audit()).hasSize(9).allMatch(AuditCheck::holds);
    assertThat(report.granted()).isEqualTo(20);
    LineReport line = report.line();
    assertThat(line).isNotNull();
    assertThat(line.joined()).isEqualTo(180);
    assertThat(line.overtakings()).isZero();
    // Ten of the holds come back, and half of the offers do.
    assertThat(line.offers()).isGreaterThan(10);
    assertThat(line.taken()).isEqualTo(10);
    assertThat(line.declined()).isPositive();
    assertThat(line.taken() + line.declined() + line.passed()).isLessThanOrEqualTo(line.offers());
    assertThat(report.confirmed()).isEqualTo(20);
    assertThat(line.waitP95Millis()).isGreaterThanOrEqualTo(line.waitP50Millis());
    assertThat(line.waitP50Millis()).isPositive();
    assertThat(line.shareByArrival()).hasSize(10);
    assertThat(line.shareByArrival().getFirst()).isGreaterThan(line.shareByArrival().getLast());
    assertThat(report.shareByArrival()).hasSize(10);
  }

  @Test
  void aCrowdThatEntersADrawIsOfferedInTheOrderThatWasPublished() throws Exception {
    TOLD.clear();
    RehearsalReport report = rehearse(10, 100, 0.8, new LinePlan(true, 0));

    assertThat(report.audit()).hasSize(11).allMatch(AuditCheck::holds);
    assertThat(report.rounds()).isZero();
    LineReport line = report.line();
    assertThat(line).isNotNull();
    assertThat(line.joined()).isEqualTo(100);
    // On a busy machine some come when it is open already, and stand behind those who were drawn.
    assertThat(line.late()).isLessThan(100);
    assertThat(line.taken()).isEqualTo(10);
    assertThat(line.offers()).isGreaterThan(10);
    assertThat(line.overtakings()).isZero();
    // A place in a draw is no unit.
    assertThat(TOLD.stream().filter(told -> told.phase() == Phase.OPENING))
        .allMatch(told -> told.granted() == 0);
    assertThat(TOLD.getLast().granted()).isBetween(line.taken(), line.offers());
    assertThat(report.text()).contains("The draw was made").contains("overtaken there: 0");
    JsonNode json = JsonMapper.shared().readTree(report.json());
    assertThat(json.path("draw").booleanValue()).isTrue();
    assertThat(json.path("line").path("taken").asInt()).isEqualTo(10);
  }

  @Test
  void whatIsLetPassGoesToTheNextInLine() throws Exception {
    try (TestStore hasty = TestStore.open("HOLD_SECONDS", "3")) {
      RehearsalReport report = rehearse(hasty, 4, 20, 0.5, new LinePlan(true, 0.5));

      assertThat(report.audit()).hasSize(11).allMatch(AuditCheck::holds);
      LineReport line = report.line();
      assertThat(line).isNotNull();
      assertThat(line.passed()).isPositive();
      assertThat(line.declined()).isZero();
      assertThat(line.offers()).isGreaterThan(4);
      assertThat(line.taken()).isBetween(1, 4);
      assertThat(line.overtakings()).isZero();
      LedgerAudit.of(hasty).assertSound();
    }
  }

  @Test
  void theDrawOfARehearsalIsMadeOnTimeWithNobodyAsking() {
    Instant starts = Instant.now().plusSeconds(1);
    String body =
        """
        {"name":"Rehearsal","price":1,"totalStock":2,"rehearsal":true,"opening":"draw",
         "saleStartsAt":"%s","saleEndsAt":"%s"}\
        """
            .formatted(starts, starts.plusSeconds(1_200));
    Answer made = store.http().post("/api/admin/products", body, HttpApi.asAdmin());
    assertThat(made.status()).isEqualTo(201);

    Awaitility.await()
        .until(() -> store.number("SELECT count(*) FROM products WHERE drawn_at IS NOT NULL") == 1);

    String path = "/api/admin/products/" + made.json().path("id").intValue();
    assertThat(store.http().delete(path, HttpApi.asAdmin()).status()).isEqualTo(204);
  }

  private static RehearsalReport rehearse(
      int stock, int buyers, double confirmed, @Nullable LinePlan line) throws RehearsalFailure {
    return rehearse(store, stock, buyers, confirmed, line);
  }

  private static RehearsalReport rehearse(
      TestStore store, int stock, int buyers, double confirmed, @Nullable LinePlan line)
      throws RehearsalFailure {
    URI url = URI.create("http://127.0.0.1:" + store.port());
    return new Rehearsal(
            new RehearsalPlan(
                url,
                TestStore.ADMIN_TOKEN,
                new Goods.Fresh(stock),
                buyers,
                16,
                false,
                confirmed,
                line),
            TOLD::add)
        .run();
  }
}
