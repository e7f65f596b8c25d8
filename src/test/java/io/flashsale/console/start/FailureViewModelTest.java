package io.flashsale.console.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureViewModelTest {

  @Test
  void a_failure_can_be_copied_and_left() {
    List<String> heard = new ArrayList<>();
    FailureViewModel failure =
        new FailureViewModel("Port 4000 is taken.", heard::add, () -> heard.add("quit"));
    failure.copySentence();
    failure.quit().run();
    assertThat(heard).containsExactly("Port 4000 is taken.", "quit");
  }
}
