package io.flashsale.audit;

import static io.flashsale.testing.HttpApi.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LongLedger;
import io.flashsale.testing.TestStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LedgerMonitorIT {
  private static TestStore store;

  private final AtomicLong pushed = new AtomicLong();
  private final List<Change> told = new ArrayList<>();

  @BeforeAll
  static void openStore() {
    store = TestStore.open();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private LedgerMonitor monitor() {
    Feed feed = new Feed();
    feed.subscribe(told::add);
    return new LedgerMonitor(store.database(), feed, () -> System.nanoTime() + pushed.get());
  }

  private void push(Duration time) {
    pushed.addAndGet(time.toNanos());
  }

  /** A round has a little time only: on a busy machine what one does takes several. */
  private static void roundsUntil(LedgerMonitor monitor, BooleanSupplier done) {
    await()
        .until(
            () -> {
              monitor.round();
              return done.getAsBoolean();
            });
  }

  @Test
  void aStepReadsNoMoreThanAPageHoweverLongTheLedger() {
    Product product = LongLedger.append(store, store.liveProduct(10), 1_800);
    Audits audits = new Audits(store);

    List<Long> verified = new ArrayList<>(List.of(0L));
    while (audit(audits.oneStep(), product).verdict() == Verdict.CHECKING) {
      verified.add(audit(audits.report(), product).verifiedSeq());
    }
    verified.add(audit(audits.report(), product).verifiedSeq());

    assertThat(verified).last().isEqualTo(3_601L);
    for (int i = 1; i < verified.size(); i++) {
      assertThat(verified.get(i) - verified.get(i - 1)).isLessThanOrEqualTo(PageSize.MOST);
    }
    assertThat(audits.all().violations()).isEmpty();
  }

  private static AuditReport.ProductAudit audit(AuditReport report, Product product) {
    return report.products().stream()
        .filter(audit -> audit.productId() == product.id())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLongLedgerDoesNotKeepAShortOneWaiting() {
    Product longOne = LongLedger.append(store, store.liveProduct(10), 1_000);
    Product shortOne = store.liveProduct(10);
    Audits audits = new Audits(store);

    AuditReport report = audits.oneStep();
    while (audit(report, shortOne).verdict() == Verdict.CHECKING) {
      report = audits.oneStep();
    }

    assertThat(audit(report, longOne).verdict()).isEqualTo(Verdict.CHECKING);
    assertThat(audit(audits.all(), longOne).verdict()).isEqualTo(Verdict.BALANCED);
  }

  @Test
  @Tag("load")
  void aStepThatTheDatabaseHoldsUpIsGivenUpWithinASecondAndTheNextOneIsSmaller()
      throws SQLException {
    Product product = LongLedger.append(store, store.liveProduct(10), 300);
    var steps = new Steps(store.database(), new AuditRepository(), System::nanoTime);
    LedgerMonitor monitor = monitor();
    monitor.round();
    AuditReport before = monitor.report();
    try (Connection other = store.connect()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("LOCK TABLE inventory_events IN ACCESS EXCLUSIVE MODE");
      }
      long begun = System.nanoTime();
      assertThatThrownBy(() -> steps.events(product.id(), 0, 601)).hasMessageContaining("timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      assertThat(steps.rows()).isEqualTo(PageSize.MOST / 2);

      monitor.round();
      assertThat(monitor.report().products()).hasSameSizeAs(before.products());
      assertThat(monitor.report().violations()).isEmpty();
      other.rollback();
    }
    assertThat(steps.events(product.id(), 0, 601)).hasSize(500);
  }

  @Test
  void offersOfALineAndAReturnedOrderAreInBalance() {
    Product product = store.liveProduct(1);
    HttpApi http = store.http();
    String bought =
        http.hold(product.id(), "ann@example.com", 1).json().path("orderId").stringValue();
    http.post("/api/orders/" + bought + "/confirm", null);
    String waits =
        http.join(product.id(), "bob@example.com", 1).json().path("entryId").stringValue();
    Answer returned =
        http.post("/api/admin/orders/" + bought + "/return", "{\"reason\":\"broken\"}", asAdmin());
    assertThat(returned.status()).isEqualTo(200);
    String offer = http.get("/api/waitlist/" + waits).json().path("orderId").stringValue();
    assertThat(audit(new Audits(store).all(), product).verdict()).isEqualTo(Verdict.BALANCED);
    assertThat(http.post("/api/orders/" + offer + "/confirm", null).status()).isEqualTo(200);

    AuditReport report = new Audits(store).all();

    assertThat(audit(report, product).verdict()).isEqualTo(Verdict.BALANCED);
    assertThat(audit(report, product).verifiedSeq()).isEqualTo(6);
    assertThat(report.violations()).isEmpty();
  }

  @Test
  void aViolationIsToldOnceThoughItsFiguresChangeAndOnceMoreWhenItIsGone() {
    Product product = store.liveProduct(10);
    LedgerMonitor monitor = monitor();
    monitor.round();
    assertThat(monitor.isSound()).isTrue();
    assertThat(told).isEmpty();

    store.run("UPDATE products SET expired = 1 WHERE id = " + product.id());
    roundsUntil(monitor, () -> !monitor.isSound());
    store.run("UPDATE products SET expired = 2 WHERE id = " + product.id());
    roundsUntil(monitor, () -> monitor.report().violations().toString().contains("expired is 2"));

    assertThat(told)
        .containsExactly(new Change.BooksViolated(product.id(), "expired is 1, the ledger says 0"));
    assertThat(monitor.isSound()).isFalse();
    assertThat(monitor.report().violations())
        .extracting(Violation::toString)
        .containsExactly("Product %d: expired is 2, the ledger says 0".formatted(product.id()));

    store.run("UPDATE products SET expired = 0 WHERE id = " + product.id());
    roundsUntil(monitor, monitor::isSound);
    monitor.round();

    assertThat(told).hasSize(2).last().isEqualTo(new Change.BooksAgree(product.id()));
    assertThat(monitor.isSound()).isTrue();
  }

  @Test
  void theReportGrowsOlderWhileNoRoundIsGone() {
    store.liveProduct(10);
    LedgerMonitor monitor = monitor();
    assertThat(monitor.report().verdict()).isEqualTo(Verdict.CHECKING);
    assertThat(monitor.report().checkedAgo()).isNull();
    roundsUntil(
        monitor,
        () -> monitor.report().products().stream().allMatch(audit -> audit.checkedAgo() != null));

    push(Duration.ofSeconds(30));

    assertThat(monitor.report().checkedAgo())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
    assertThat(monitor.report().products())
        .allSatisfy(
            audit ->
                assertThat(audit.checkedAgo())
                    .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40)));
    roundsUntil(monitor, () -> monitor.report().checkedAgo().compareTo(Duration.ofSeconds(30)) < 0);
  }

  @Test
  void eventsThatWereVerifiedAreGoneThroughAnewInTheBackground() {
    Product product = LongLedger.append(store, store.liveProduct(10), 50);
    LedgerMonitor monitor = monitor();
    roundsUntil(monitor, () -> monitor.report().wholePassAgo() != null);
    String where = " WHERE seq = 40 AND product_id = " + product.id();
    store.run("UPDATE inventory_events SET created_at = created_at + interval '1 us'" + where);
    monitor.round();
    assertThat(monitor.isSound()).as("before the next pass is due").isTrue();

    push(Auditor.BETWEEN_PASSES);
    roundsUntil(monitor, () -> !monitor.isSound());
    store.run("UPDATE inventory_events SET created_at = created_at - interval '1 us'" + where);

    assertThat(monitor.report().violations())
        .singleElement()
        .satisfies(found -> assertThat(found.sentence()).contains("the hash of event 40"));
  }
}
