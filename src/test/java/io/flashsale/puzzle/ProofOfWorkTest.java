package io.flashsale.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.persistence.StoreTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofOfWorkTest {
  private static final int BITS = 6;
  private static final Asker ANN = new Asker(1, "ann@example.com", "192.0.2.1");
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final StoreTime time = new StoreTime();
  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, String> used = new HashMap<>();
  private final ProofOfWork work = node(new byte[32]);

  private ProofOfWork node(byte @Nullable [] key) {
    time.observe(NOW);
    Once once =
        (what, by, kept) -> {
          String user = used.putIfAbsent(what, by);
          return user == null || (!by.isEmpty() && user.equals(by));
        };
    return new ProofOfWork(BITS, key, once, time, nanos::get);
  }

  private static Challenge asked(WorkOutcome outcome) {
    assertThat(outcome).isInstanceOf(WorkOutcome.Needed.class);
    return ((WorkOutcome.Needed) outcome).challenge();
  }

  private Challenge challenge() {
    return asked(work.check(ANN, null, null));
  }

  private static String solved(Challenge challenge) {
    return Solver.solve(challenge.text(), challenge.bits());
  }

  private void assertShown(WorkOutcome outcome) {
    assertThat(outcome).isInstanceOf(WorkOutcome.Shown.class);
  }

  @Test
  void whoShowsTheWorkIsLetIn() {
    Challenge challenge = challenge();
    assertThat(challenge.bits()).isEqualTo(BITS);
    assertThat(challenge.expiresAt()).isEqualTo(NOW.plus(ProofOfWork.VALID));

    assertShown(work.check(ANN, null, solved(challenge)));
  }

  @Test
  void aProofIsGoodOnceAndForTheSameRequestAgain() {
    String once = solved(challenge());
    assertShown(work.check(ANN, null, once));
    var _ = asked(work.check(ANN, null, once));

    String repeated = solved(challenge());
    assertShown(work.check(ANN, "0123456789abcdef", repeated));
    assertShown(work.check(ANN, "0123456789abcdef", repeated));
    var _ = asked(work.check(ANN, "fedcba9876543210", repeated));
    var _ = asked(work.check(ANN, null, repeated));
  }

  @Test
  void aProofIsForItsProductCustomerAndAddressOnly() {
    String proof = solved(challenge());

    var _ = asked(work.check(new Asker(2, ANN.customer(), ANN.address()), null, proof));
    var _ = asked(work.check(new Asker(1, "bob@example.com", ANN.address()), null, proof));
    var _ = asked(work.check(new Asker(1, ANN.customer(), "192.0.2.2"), null, proof));
    assertShown(work.check(ANN, null, proof));
  }

  @Test
  void tooLittleWorkIsNone() {
    Challenge challenge = challenge();

    var _ = asked(work.check(ANN, null, Solver.fail(challenge.text(), BITS)));
  }

  @Test
  void whatTheStoreDidNotSignIsNothing() {
    Challenge challenge = challenge();
    char last = challenge.text().charAt(20);
    String forged =
        challenge.text().substring(0, 20)
            + (last == 'A' ? 'B' : 'A')
            + challenge.text().substring(21);
    var _ = asked(work.check(ANN, null, Solver.solve(forged, BITS)));

    byte[] other = new byte[32];
    other[0] = 1;
    String stranger = solved(asked(node(other).check(ANN, null, null)));
    var _ = asked(work.check(ANN, null, stranger));
    for (String rubbish : new String[] {"", ":", "x:1", "-".repeat(38) + ":1", "1".repeat(5_000)}) {
      var _ = asked(work.check(ANN, null, rubbish));
    }
  }

  @Test
  void anotherNodeTakesTheProofAndItIsStillGoodOnce() {
    ProofOfWork second = node(new byte[32]);
    String proof = solved(challenge());

    assertShown(second.check(ANN, null, proof));
    var _ = asked(work.check(ANN, null, proof));
  }

  @Test
  void aProofRunsOut() {
    String proof = solved(challenge());
    time.observe(NOW.plus(ProofOfWork.VALID));

    var _ = asked(work.check(ANN, null, proof));
  }

  @Test
  void theWorkIsHarderWhileManyComeAndNeverTooHard() {
    for (int i = 1; i < Difficulty.QUIET; i++) {
      assertThat(challenge().bits()).isEqualTo(BITS);
    }
    assertThat(challenge().bits()).isEqualTo(BITS + 1);
    for (int i = 0; i < 100 * Difficulty.QUIET; i++) {
      assertThat(challenge().bits()).isBetween(BITS + 1, BITS + Difficulty.MOST_MORE);
    }
    assertThat(challenge().bits()).isEqualTo(BITS + Difficulty.MOST_MORE);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(challenge().bits()).as("the second after").isEqualTo(BITS + Difficulty.MOST_MORE);
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(challenge().bits()).as("when it is quiet again").isEqualTo(BITS);
    var hard = new Difficulty(Difficulty.MOST_BITS, nanos::get);
    for (int i = 0; i < 1_000; i++) {
      assertThat(hard.next()).isEqualTo(Difficulty.MOST_BITS);
    }
  }

  @Test
  void withoutTheSettingNothingIsAsked() {
    ProofOfWork off = node(null);

    assertThat(off.asked()).isFalse();
    assertShown(off.check(ANN, null, null));
  }
}
