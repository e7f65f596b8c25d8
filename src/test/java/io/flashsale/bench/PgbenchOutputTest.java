package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PgbenchOutputTest {
  private static final String PRINTED =
      """
      pgbench (15.20 (Debian 15.20-0+deb12u1), server 18.6)
      transaction type: one-hold.sql
      query mode: prepared
      number of clients: 64
      number of transactions actually processed: 1234
      number of failed transactions: 0 (0.000%)
      latency average = 250.211 ms
      tps = 255.783421 (without initial connection time)
      """;

  @Test
  void theRateIsReadFromWhatPgbenchPrints() throws Unmeasured {
    assertThat(PgbenchOutput.parse(PRINTED).perSecond()).isEqualTo(255.783421);
  }

  @Test
  void failedTransactionsFail() {
    assertThatThrownBy(() -> PgbenchOutput.parse(PRINTED.replace(": 0 (0.000%)", ": 4 (0.3%)")))
        .isInstanceOf(Unmeasured.class)
        .hasMessage("4 of pgbench's transactions failed.");
  }

  @Test
  void aRunThatBrokeOffFails() {
    assertThatThrownBy(
            () -> PgbenchOutput.parse(PRINTED + "pgbench: error: Run was aborted; the above ..."))
        .isInstanceOf(Unmeasured.class);
  }

  @Test
  void whatPgbenchSaysInsteadOfARateIsTold() {
    assertThatThrownBy(() -> PgbenchOutput.parse("connection refused"))
        .isInstanceOf(Unmeasured.class)
        .hasMessageContaining("connection refused");
  }

  @Test
  void theMedianIsOfTheTimesInTheLog() throws Unmeasured {
    Stream<String> log =
        Stream.of("0 1 900 0 1700000000 1", "0 2 3000 0 1700000000 2", "1 1 1200 0 1700000000 3");

    assertThat(PgbenchOutput.medianMillis(log)).isEqualTo(1.2);
  }
}
