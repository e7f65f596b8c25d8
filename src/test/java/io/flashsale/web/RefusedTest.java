package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ConfirmOutcome;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.Outcome;
import io.flashsale.order.OrderStatus;
import io.flashsale.throttle.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedTest {

  @Test
  void aFullQueueIs503BusyWithATimeToTryAgain() {
    Problem problem = Refused.hold(new Outcome.Busy());
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.code()).isEqualTo("busy");
    assertThat(problem.retryAfterSeconds()).isEqualTo("1");
    assertThat(Refused.confirm(new Outcome.Busy()).code()).isEqualTo("busy");
    assertThat(Refused.cancel(new Outcome.Busy()).code()).isEqualTo("busy");
  }

  @Test
  void theTimeToTryAgainIsRoundedUpToWholeSeconds() {
    var throttled = new HoldOutcome.Throttled(Scope.EMAIL, Duration.ofMillis(1_001));
    assertThat(Refused.hold(throttled).retryAfterSeconds()).isEqualTo("2");
    var soon = new HoldOutcome.Throttled(Scope.IP, Duration.ZERO);
    assertThat(Refused.hold(soon).retryAfterSeconds()).isEqualTo("1");
  }

  @Test
  void aReturnedOrderCanBeNeitherConfirmedNorCancelled() {
    Problem confirm = Refused.confirm(new ConfirmOutcome.NotPending(OrderStatus.RETURNED));
    Problem cancel = Refused.cancel(new CancelOutcome.NotPending(OrderStatus.RETURNED));
    assertThat(confirm.status()).isEqualTo(409);
    assertThat(confirm.code()).isEqualTo("returned");
    assertThat(cancel.code()).isEqualTo("returned");
  }

  @Test
  void whatJavalinOrJettyRefuseHasACodeToo() {
    assertThat(Errors.ofStatus(408).code()).isEqualTo("timeout");
    assertThat(Errors.ofStatus(500).code()).isEqualTo("internal");
    assertThat(Errors.ofStatus(431).code()).isEqualTo("invalid");
  }
}
