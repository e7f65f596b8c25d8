package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpLimitsTest {
  private static final long MANY_FILES = 100_000;
  private static final long MEGABYTE = 1 << 20;

  /** What a heap of 132 MB leaves. */
  private static final long USUAL = 65 * MEGABYTE;

  @Test
  void aStoreWithItsUsualHeapHasRoomForTenThousandConnections() {
    HttpLimits limits = HttpLimits.of(MANY_FILES, USUAL);

    assertThat(limits.connections()).isGreaterThan(10_000);
    assertThat(limits.warning()).isEmpty();
  }

  @Test
  void theMoreConnectionsAreOpenTheFewerRequestsAreWorkedOn() {
    HttpLimits limits = HttpLimits.of(MANY_FILES, USUAL);

    assertThat(limits.requestsWith(2_000)).isEqualTo(4_000);
    assertThat(limits.requestsWith(10_000)).isBetween(1_000, 2_500);
    assertThat(limits.requestsWith(100_000)).as("never none").isPositive();
  }

  @Test
  void whereFewFilesMayBeOpenFewerConnectionsAreTakenAndTheOperatorIsTold() {
    HttpLimits limits = HttpLimits.of(1_024, USUAL);

    assertThat(limits.connections()).isBetween(700, 1_000);
    assertThat(limits.warning()).contains("ulimit").contains(String.valueOf(limits.connections()));
  }

  @Test
  void whereTheHeapIsSmallFewerConnectionsAreTaken() {
    assertThat(HttpLimits.of(MANY_FILES, 10 * MEGABYTE).connections()).isBetween(1_000, 2_000);
    assertThat(HttpLimits.of(MANY_FILES, 0).connections()).isPositive();
  }
}
