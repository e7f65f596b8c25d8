package io.flashsale.console.view;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ViewsTest {

  @Test
  void refuses_a_file_that_is_not_beside_its_controller() {
    assertThatThrownBy(() -> Views.load(this, "missing.fxml"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_a_file_that_names_another_controller() {
    assertThatThrownBy(() -> Views.load(this, "/io/flashsale/console/shell/shell.fxml"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("ShellController");
  }
}
