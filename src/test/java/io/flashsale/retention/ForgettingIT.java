package io.flashsale.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.audit.LedgerExport;
import io.flashsale.files.CsvExports;
import io.flashsale.files.Follower;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers are forgotten when it is time, and nothing else is. */
class ForgettingIT {
  private static final int DAYS = 30;

  /** With a hold and its release each more events than are read at once. */
  private static final int MANY = 255;

  private static final String KNOWN =
      "SELECT count(*) FROM orders WHERE customer_email <> 'forgotten'";

  /** Every row that tells who somebody was. */
  private static final String TOLD =
      "SELECT (SELECT count(*) FROM orders WHERE customer_email LIKE '%@%' OR customer_key LIKE"
          + " '%@%' OR idempotency_key IS NOT NULL) + (SELECT count(*) FROM waitlist_entries WHERE"
          + " customer_email LIKE '%@%' OR customer_key LIKE '%@%' OR client_address LIKE '%.%' OR"
          + " idempotency_key IS NOT NULL) + (SELECT count(*) FROM cooldowns)";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SettableClock clock = new SettableClock();
  private TestStore store;
  private HttpApi http;

  @BeforeEach
  void openStore() {
    store =
        TestStore.open(
            clock, "FORGET_AFTER_DAYS", "" + DAYS, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterEach
  void closeStore() {
    try {
      LedgerAudit.of(store).assertSound();
    } finally {
      store.close();
    }
  }

  private int product(int stock, Duration sale) {
    Instant now = clock.now();
    return store.product(stock, now.minusSeconds(60), now.plus(sale)).id();
  }

  private String hold(int product, String email, String... headers) {
    Answer held = http.hold(product, email, 1, headers);
    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);
    return held.json().path("orderId").asString();
  }

  private void post(String path) {
    assertThat(http.post(path, null).status()).as(path).isEqualTo(200);
  }

  private String status(String order) {
    return http.get("/api/orders/" + order).json().path("status").asString();
  }

  private void pass(Duration time) {
    clock.advance(time);
    store.store().catalog().refresh();
  }

  private void forget() {
    store.store().forgetting().run();
  }

  /** Forgets until so much is left: it may be the turn of the store's own timer just now. */
  private void forgetBut(long left, String rows) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              forget();
              assertThat(store.number(rows)).isEqualTo(left);
            });
  }

  private void awaitExpired(String order) {
    await().atMost(PATIENCE).until(() -> status(order).equals("expired"));
  }

  private long told() {
    return store.number(TOLD);
  }

  @Test
  void whoBoughtLongAgoIsForgottenAndTheBooksStayWhole() throws Exception {
    int product = product(MANY + 10, Duration.ofDays(25));
    String first = hold(product, "ann@example.com", "Idempotency-Key", "0123456789abcdef");
    post("/api/orders/" + first + "/confirm");
    for (int i = 1; i < MANY; i++) {
      hold(product, "buyer" + i + "@example.com");
    }
    post("/api/orders/" + hold(product, "cancels@example.com") + "/cancel");
    String lapses = hold(product, "lapses@example.com");
    store.run(
        "INSERT INTO cooldowns VALUES ('lapses@example.com', now(), now() - interval '1 day')");
    pass(Duration.ofDays(20));
    awaitExpired(lapses);
    await()
        .atMost(PATIENCE)
        .until(() -> store.number("SELECT count(*) FROM orders WHERE status = 'pending'") == 0);
    String recent = hold(product, "dora@example.com");
    long before = told();

    forget();
    assertThat(told()).as("nobody's time has come").isEqualTo(before);

    pass(Duration.ofDays(11));
    awaitExpired(recent);
    forgetBut(1, TOLD);

    assertThat(http.get("/api/orders/" + first).json().path("customerEmail").asString())
        .isEqualTo("forgotten");
    assertThat(status(first)).isEqualTo("confirmed");
    assertThat(found("ann@example.com")).isZero();
    assertThat(found("dora@example.com")).isEqualTo(1);
    assertThat(exported()).doesNotContain("ann@", "buyer", "lapses@").contains("dora@example.com");
  }

  private int found(String email) {
    Answer all = http.get("/api/orders?email=" + email, HttpApi.asAdmin());
    Answer searched = http.get("/api/admin/orders?email=" + email, HttpApi.asAdmin());
    assertThat(searched.json().path("orders").size()).isEqualTo(all.json().size());
    return all.json().size();
  }

  private String exported() throws Exception {
    var services = store.store().webServices();
    var exports =
        new CsvExports(
            store.database(),
            services.catalog(),
            new LedgerExport(store.database(), new LedgerRepository()));
    var out = new ByteArrayOutputStream();
    var unwatched =
        new Follower() {
          @Override
          public void tell(long done, long of) {}

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    exports.orders(out, unwatched);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whoStoodInLineIsForgottenWithAndWithoutAnOffer() {
    int product = product(1, Duration.ofHours(1));
    String held = hold(product, "ann@example.com");
    String leaves = join(product, "bob@example.com", "Idempotency-Key", "0123456789abcdef");
    String buys = join(product, "cy@example.com");
    assertThat(http.delete("/api/waitlist/" + leaves).status()).isEqualTo(200);
    post("/api/orders/" + held + "/cancel");
    String offer = http.get("/api/waitlist/" + buys).json().path("orderId").asString();
    post("/api/orders/" + offer + "/confirm");
    pass(Duration.ofDays(DAYS + 1));

    forgetBut(0, TOLD);

    assertThat(http.get("/api/waitlist/" + buys).json().path("state").asString())
        .isEqualTo("taken");
    assertThat(http.get("/api/waitlist/" + leaves).json().path("state").asString())
        .isEqualTo("left");
  }

  private String join(int product, String email, String... headers) {
    Answer joined = http.join(product, email, 1, headers);
    assertThat(joined.status()).as(joined.json().toString()).isEqualTo(201);
    return joined.json().path("entryId").asString();
  }

  @Test
  void whileALimitPerCustomerCountsThemTheyAreKnown() {
    Instant now = clock.now();
    String product =
        "{\"name\":\"Long\",\"price\":1,\"totalStock\":5,\"maxPerCustomer\":1,\"saleStartsAt\":\"%s\",\"saleEndsAt\":\"%s\"}"
            .formatted(now.minusSeconds(60), now.plus(Duration.ofDays(100)));
    Answer made = http.post("/api/admin/products", product, HttpApi.asAdmin());
    int id = made.json().path("id").asInt();
    post("/api/orders/" + hold(id, "ann@example.com") + "/confirm");
    pass(Duration.ofDays(DAYS + 1));

    forget();
    assertThat(http.hold(id, "ann@example.com", 1).code()).isEqualTo("limit_reached");

    pass(Duration.ofDays(100));
    forgetBut(0, TOLD);
  }

  @Test
  void nobodyIsWaitedForAndWhatWasPassedOverIsForgottenNextTime() throws Exception {
    int product = product(5, Duration.ofHours(1));
    post("/api/orders/" + hold(product, "ann@example.com") + "/confirm");
    post("/api/orders/" + hold(product, "bob@example.com") + "/confirm");
    pass(Duration.ofDays(DAYS + 1));
    try (Connection other = store.connect()) {
      other.setAutoCommit(false);
      try (var lock = other.createStatement()) {
        lock.executeQuery(
            "SELECT id FROM orders WHERE customer_email = 'bob@example.com' FOR UPDATE");
      }

      forgetBut(1, KNOWN);
      other.rollback();
    }
    forgetBut(0, KNOWN);
  }

  @Test
  void nodesMayForgetAtOnce() throws Exception {
    int product = product(50, Duration.ofHours(1));
    for (int i = 0; i < 20; i++) {
      post("/api/orders/" + hold(product, "buyer" + i + "@example.com") + "/confirm");
    }
    pass(Duration.ofDays(DAYS + 1));
    try (TestStore second = store.anotherNode()) {
      List<FutureTask<?>> tasks = new ArrayList<>();
      for (TestStore node : List.of(store, second, store, second)) {
        var task = new FutureTask<>(node.store().forgetting()::run, true);
        tasks.add(task);
        Thread.startVirtualThread(task);
      }
      for (FutureTask<?> task : tasks) {
        task.get();
      }
    }
    forgetBut(0, KNOWN);
  }

  @Test
  void withoutTheSettingNobodyIsForgotten() {
    int product = product(5, Duration.ofHours(1));
    post("/api/orders/" + hold(product, "ann@example.com") + "/confirm");
    pass(Duration.ofDays(20_000));

    new Forgetting(store.database(), clock, 0).run();

    assertThat(store.number(KNOWN)).isEqualTo(1);
  }
}
