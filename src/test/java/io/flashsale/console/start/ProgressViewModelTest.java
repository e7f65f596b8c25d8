package io.flashsale.console.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressViewModelTest {

  @Test
  void tells_the_steps_in_their_order() {
    ProgressViewModel start = ProgressViewModel.starting();
    start.step("Starting PostgreSQL");
    start.step("Opening the store");
    assertThat(start.steps()).containsExactly("Starting PostgreSQL", "Opening the store");
  }

  @Test
  void closing_says_that_orders_are_safe() {
    assertThat(ProgressViewModel.closing().subtitle()).contains("Orders are safe");
  }
}
