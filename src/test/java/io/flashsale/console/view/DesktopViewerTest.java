package io.flashsale.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopViewerTest {

  @ParameterizedTest
  @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32"})
  void each_system_is_asked_in_its_own_way(String system, String command) {
    Path file = Path.of("report.pdf");
    assertThat(new DesktopViewer(system).command(file))
        .startsWith(command)
        .endsWith(file.toString());
  }

  @Test
  void a_system_that_has_no_such_command_is_an_error() {
    // Nowhere is there both a Linux and this command of Windows.
    DesktopViewer viewer =
        new DesktopViewer(System.getProperty("os.name").contains("Win") ? "Linux" : "Windows");
    assertThatThrownBy(() -> viewer.show(Path.of("none.pdf"))).isInstanceOf(IOException.class);
  }
}
