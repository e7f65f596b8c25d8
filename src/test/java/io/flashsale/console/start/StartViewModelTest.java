package io.flashsale.console.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartViewModelTest {
  private final List<String> heard = new ArrayList<>();
  private final StartViewModel viewModel =
      new StartViewModel(text -> heard.add("copied " + text), () -> heard.add("quit"));

  @Test
  void tells_the_steps_in_their_order() {
    viewModel.step("Starting PostgreSQL");
    viewModel.step("Opening the store");
    assertThat(viewModel.steps()).containsExactly("Starting PostgreSQL", "Opening the store");
    assertThat(viewModel.phaseProperty().get()).isEqualTo(StartPhase.STARTING);
  }

  @Test
  void a_failure_can_be_copied_and_left() {
    viewModel.fail("Port 4000 is taken.");
    assertThat(viewModel.phaseProperty().get()).isEqualTo(StartPhase.FAILED);
    viewModel.copyFailure();
    viewModel.quit();
    assertThat(heard).containsExactly("copied Port 4000 is taken.", "quit");
  }

  @Test
  void closing_comes_last() {
    viewModel.close();
    assertThat(viewModel.phaseProperty().get()).isEqualTo(StartPhase.CLOSING);
  }
}
