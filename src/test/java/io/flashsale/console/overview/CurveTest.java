package io.flashsale.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveTest {
  private final Curve curve = new Curve();

  @Test
  void tells_by_how_much_a_figure_grows_a_second() {
    for (int second = 0; second <= 5; second++) {
      curve.add(second * 1_000L, second * 40L);
    }
    assertThat(curve.now()).isEqualTo(40);
    assertThat(curve.ratesProperty().get()).containsExactly(40.0, 40.0, 40.0, 40.0, 40.0);
  }

  @Test
  void keeps_a_minute_and_passes_over_what_comes_too_soon_or_goes_back() {
    for (int second = 0; second < 200; second++) {
      curve.add(second * 1_000L, second);
      curve.add(second * 1_000L + 100, second * 1_000L);
    }
    assertThat(curve.ratesProperty().get()).hasSize(Curve.POINTS).containsOnly(1.0);
    curve.add(5_000, 1_000_000);
    assertThat(curve.now()).isEqualTo(1);
  }

  @Test
  void one_reading_is_no_rate() {
    curve.add(0, 5_000);
    assertThat(curve.now()).isZero();
    assertThat(curve.ratesProperty().get()).isEmpty();
  }

  @Test
  void what_grew_while_nobody_looked_is_spread_over_that_time() {
    curve.add(0, 0);
    curve.add(1_000, 10);
    curve.add(4_000, 100);
    assertThat(curve.ratesProperty().get()).containsExactly(10.0, 30.0, 30.0, 30.0);
    curve.add(600_000, 100);
    assertThat(curve.ratesProperty().get()).hasSize(Curve.POINTS).containsOnly(0.0);
  }
}
