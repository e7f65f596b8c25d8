package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong nanos = new AtomicLong(1_000);
  private final Patience patience = new Patience(nanos::get);

  private Pending<DueOutcome> waiting() {
    var pending = new Pending<DueOutcome>(new Command.ReleaseDue(1), 1);
    patience.watch(pending);
    return pending;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    patience.look();
  }

  @Test
  void aCommandThatWaitsShorterThanItsTurnMayTakeIsLeftAlone() {
    Pending<DueOutcome> pending = waiting();
    pass(Patience.TURN.minusMillis(1));
    assertThat(pending.outcome()).isNotDone();
    assertThat(pending.claim()).isTrue();
  }

  @Test
  void aCommandWithoutItsTurnIsAnsweredBusyAndNeverCarriedOut() {
    Pending<DueOutcome> pending = waiting();
    pass(Patience.TURN);
    assertThat(pending.outcome()).isCompletedWithValue(new Outcome.Busy());
    assertThat(pending.claim()).isFalse();
  }

  @Test
  void aCommandThatHadItsTurnWaitsOnForItsFate() {
    Pending<DueOutcome> pending = waiting();
    assertThat(pending.claim()).isTrue();
    pass(Patience.TURN);
    assertThat(pending.outcome()).isNotDone();
    pass(Patience.FATE);
    assertThat(pending.outcome()).isCompletedWithValue(new Outcome.Unavailable());
  }

  @Test
  void aCommandThatIsAnsweredKeepsItsAnswerAndHidesNoneBehindIt() {
    Pending<DueOutcome> answered = waiting();
    Pending<DueOutcome> stuck = waiting();
    answered.complete(new DueOutcome.Released(3, false));
    pass(Patience.TURN);
    assertThat(answered.outcome()).isCompletedWithValue(new DueOutcome.Released(3, false));
    assertThat(stuck.outcome()).isCompletedWithValue(new Outcome.Busy());
  }
}
