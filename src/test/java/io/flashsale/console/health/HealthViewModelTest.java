package io.flashsale.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.live.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthViewModelTest {
  private final HealthViewModel viewModel = new HealthViewModel();

  @Test
  void nothing_is_known_before_the_first_answer() {
    assertThat(viewModel.overallProperty().get()).isEqualTo(Light.UNKNOWN);
    assertThat(viewModel.summaryProperty().get()).isEqualTo("Asking…");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, GOOD, All systems answer",
    "false, true, true, BAD, Nothing sells: no database",
    "true, false, true, BAD, No new holds: no Redis",
    "true, true, false, BAD, The shop cannot be reached",
    "false, false, false, BAD, Nothing sells: no database"
  })
  void says_what_it_means_for_the_sale(
      boolean database, boolean redis, boolean server, Light overall, String summary) {
    viewModel.accept(new Reading.Fresh<>(new Answers(database, redis, server)));
    assertThat(viewModel.overallProperty().get()).isEqualTo(overall);
    assertThat(viewModel.summaryProperty().get()).isEqualTo(summary);
  }

  @Test
  void no_answer_at_all_means_that_the_database_hangs() {
    viewModel.accept(new Reading.Fresh<>(new Answers(true, true, true)));
    viewModel.accept(new Reading.Missing<>());
    assertThat(viewModel.databaseProperty().get()).isEqualTo(Light.BAD);
    assertThat(viewModel.redisProperty().get()).isEqualTo(Light.GOOD);
  }
}
