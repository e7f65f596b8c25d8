package io.flashsale.puzzle;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.rehearsal.Goods;
import io.flashsale.rehearsal.Rehearsal;
import io.flashsale.rehearsal.RehearsalPlan;
import io.flashsale.rehearsal.RehearsalReport;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two nodes that ask for work, over HTTP. */
class ProofOfWorkIT {
  private static final String PROOF = "Proof-Of-Work";
  private static final String KEY = "0123456789abcdef";

  private static TestStore store;
  private static TestStore second;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store =
        TestStore.open(
            "PROOF_OF_WORK",
            "8",
            "TRUSTED_PROXIES",
            "127.0.0.1",
            "HOLDS_PER_EMAIL",
            "0",
            "HOLDS_PER_IP",
            "0");
    second = store.anotherNode();
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    LedgerAudit.of(store).assertSound();
    second.close();
    store.close();
  }

  private static JsonNode challenge(Answer refused) {
    assertProblem(refused, 428, "work_required");
    JsonNode challenge = refused.json().path("challenge");
    assertThat(challenge.path("bits").asInt()).isBetween(8, Difficulty.MOST_BITS);
    assertThat(challenge.path("expiresAt").asString()).endsWith("Z");
    return challenge;
  }

  private static long orders(int product) {
    return store.number("SELECT count(*) FROM orders WHERE product_id = " + product);
  }

  @Test
  void aHoldIsMadeForWhoShowsTheWorkAndARetryGetsTheSame() {
    int product = store.liveProduct(5).id();
    Answer refused = http.hold(product, "ann@example.com", 1);
    String proof = Solver.solve(challenge(refused));
    assertThat(orders(product)).isZero();

    Answer held = http.hold(product, "ann@example.com", 1, PROOF, proof, "Idempotency-Key", KEY);
    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);

    Answer again =
        second.http().hold(product, "ann@example.com", 1, PROOF, proof, "Idempotency-Key", KEY);
    assertThat(again.json()).isEqualTo(held.json());
    Answer fresh = http.hold(product, "ann@example.com", 1, "Idempotency-Key", KEY);
    String other = Solver.solve(challenge(fresh));
    Answer later = http.hold(product, "ann@example.com", 1, PROOF, other, "Idempotency-Key", KEY);
    assertThat(later.json()).isEqualTo(held.json());
    assertThat(orders(product)).isEqualTo(1);
  }

  @Test
  void aProofBuysOnceOnWhateverNodeAndForItsAddressOnly() {
    int product = store.liveProduct(5).id();
    String proof = Solver.solve(challenge(http.hold(product, "bob@example.com", 1)));

    String[] elsewhere = {PROOF, proof, "X-Forwarded-For", "203.0.113.9"};
    assertProblem(http.hold(product, "bob@example.com", 1, elsewhere), 428, "work_required");
    Answer held = second.http().hold(product, "bob@example.com", 1, PROOF, proof);
    assertThat(held.status()).isEqualTo(201);
    assertProblem(http.hold(product, "bob@example.com", 1, PROOF, proof), 428, "work_required");
    assertThat(orders(product)).isEqualTo(1);
  }

  @Test
  void whoJoinsTheLineShowsWorkToo() {
    int product = store.liveProduct(1).id();
    String first = Solver.solve(challenge(http.hold(product, "cy@example.com", 1)));
    assertThat(http.hold(product, "cy@example.com", 1, PROOF, first).status()).isEqualTo(201);

    String proof = Solver.solve(challenge(http.join(product, "dora@example.com", 1)));
    assertThat(http.join(product, "dora@example.com", 1, PROOF, proof).status()).isEqualTo(201);
  }

  @Test
  void whatIsWrongIsToldBeforeAnybodyWorks() {
    int product = store.liveProduct(1).id();

    assertProblem(http.hold(product, "no e-mail", 1), 400, "invalid");
    assertProblem(http.hold(999_999_999, "ann@example.com", 1), 404, "not_found");
  }

  @Test
  void aRehearsalsProductIsFreeAndACrowdAtARealOneWorks() throws Exception {
    RehearsalReport made = rehearsed(TestStore.ADMIN_TOKEN, new Goods.Fresh(5));
    assertThat(made.sound()).as(made.text()).isTrue();
    int product = store.liveProduct(10).id();

    RehearsalReport bought = rehearsed(null, new Goods.OnSale(product));

    assertThat(bought.sound()).as(bought.text()).isTrue();
    assertThat(orders(product)).isEqualTo(10);
  }

  private static RehearsalReport rehearsed(@Nullable String token, Goods goods) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + store.port());
    return new Rehearsal(new RehearsalPlan(url, token, goods, 10, 2, false, 1), begun -> {}).run();
  }
}
