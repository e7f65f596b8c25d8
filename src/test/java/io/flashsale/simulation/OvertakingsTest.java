package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.simulation.Stampede.Grant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OvertakingsTest {
  private static final long[] GROUPS = {100, 200, 300, 400};

  @Test
  void whoIsServedInTheOrderOfSendingIsNotOvertaken() {
    List<Grant> grants = List.of(new Grant(0, 20, 2), new Grant(1, 10, 1), new Grant(2, 30, 3));
    assertThat(Overtakings.of(grants, GROUPS).overtaken()).isZero();
  }

  @Test
  void whoStandsBehindSomebodyWhoSentTwoGroupsLaterIsOvertakenWithinTheBound() {
    List<Grant> grants = List.of(new Grant(0, 110, 2), new Grant(1, 390, 1));
    Overtakings seen = Overtakings.of(grants, GROUPS);
    assertThat(seen.overtaken()).isEqualTo(1);
    assertThat(seen.byMoreThanTwoGroups()).isZero();
    assertThat(seen.latest()).isEqualTo(0.28);
  }

  @Test
  void whoStandsBehindSomebodyWhoSentThreeGroupsLaterIsOvertakenTooFar() {
    List<Grant> grants = List.of(new Grant(0, 99, 2), new Grant(1, 301, 1), new Grant(1, 302, 3));
    Overtakings seen = Overtakings.of(grants, GROUPS);
    assertThat(seen.byMoreThanTwoGroups()).isEqualTo(1);
    assertThat(seen.groupMillis()).isEqualTo(0.1);
  }
}
