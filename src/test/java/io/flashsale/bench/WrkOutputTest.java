package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkOutputTest {
  private static final String PRINTED =
      """
      Running 2s test @ http://127.0.0.1:4400
        2 threads and 256 connections
      Requests/sec:   5761.11
      figures requests=11522 micros=2000000 p50=41250 p99=75900 refused=0 broken=0 repeated=0
      """;

  @Test
  void theLineOfFiguresIsReadFromAmongWhatWrkPrints() throws Unmeasured {
    Sample sample = WrkOutput.parse(PRINTED).sample();

    assertThat(sample.perSecond()).isCloseTo(5761, within(0.01));
    assertThat(sample.p50Millis()).isEqualTo(41.25);
    assertThat(sample.p99Millis()).isEqualTo(75.9);
  }

  @Test
  void countedStatusesAreReadByTheirNumber() throws Unmeasured {
    WrkOutput output =
        WrkOutput.parse(PRINTED.replace("repeated=0", "repeated=0 status201=11520 status503=2"));

    assertThat(output.statuses()).isEqualTo(Map.of(201, 11520L, 503, 2L));
  }

  @Test
  void whatWrkSaysInsteadOfFiguresIsTold() {
    assertThatThrownBy(() -> WrkOutput.parse("unable to connect to 127.0.0.1:1"))
        .isInstanceOf(Unmeasured.class)
        .hasMessageContaining("unable to connect to 127.0.0.1:1");
  }

  @Test
  void allAnswersAsExpectedPass() throws Unmeasured {
    WrkOutput.parse(PRINTED).check(201);
    WrkOutput.parse(PRINTED.replace("refused=0", "refused=11522")).check(409);
  }

  @Test
  void anAnswerOfAnotherStatusFails() throws Unmeasured {
    WrkOutput counted =
        WrkOutput.parse(
            PRINTED
                .replace("refused=0", "refused=11522")
                .replace("repeated=0", "repeated=0 status409=11520 status503=2"));

    assertThatThrownBy(() -> counted.check(409))
        .hasMessage("409 was expected, but of 11522 answers 11520 were 409, 2 were 503.");
  }

  @Test
  void aRefusalAmongGrantsFailsWhereStatusesAreNotCounted() throws Unmeasured {
    WrkOutput output = WrkOutput.parse(PRINTED.replace("refused=0", "refused=3"));

    assertThatThrownBy(() -> output.check(201))
        .hasMessage("201 was expected, but of 11522 answers 3 were other.");
  }

  @Test
  void aGrantAmongRefusalsFailsWhereStatusesAreNotCounted() throws Unmeasured {
    WrkOutput output = WrkOutput.parse(PRINTED.replace("refused=0", "refused=11521"));

    assertThatThrownBy(() -> output.check(409)).hasMessageContaining("1 were other");
  }

  @Test
  void brokenConnectionsNoAnswersAndHoldsThatRanOutFail() throws Unmeasured {
    WrkOutput broken = WrkOutput.parse(PRINTED.replace("broken=0", "broken=1"));
    WrkOutput silent = WrkOutput.parse(PRINTED.replace("requests=11522", "requests=0"));
    WrkOutput empty = WrkOutput.parse(PRINTED.replace("repeated=0", "repeated=7"));

    assertThatThrownBy(() -> broken.check(201)).hasMessageContaining("1 connections broke");
    assertThatThrownBy(() -> silent.check(201)).hasMessage("No answer came.");
    assertThatThrownBy(() -> empty.check(200)).hasMessageContaining("7 too few");
  }
}
