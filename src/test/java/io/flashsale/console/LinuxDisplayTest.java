package io.flashsale.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinuxDisplayTest {

  @Test
  void says_that_there_is_no_display() {
    assertThat(new LinuxDisplay(Map.of(), library -> true).missing())
        .hasValue("No window can be opened: there is no display (DISPLAY is not set).");
    assertThat(new LinuxDisplay(Map.of("WAYLAND_DISPLAY", "w-0"), library -> true).missing())
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("Wayland"));
  }

  @Test
  void names_the_library_and_the_package_that_has_it() {
    LinuxDisplay display =
        new LinuxDisplay(Map.of("DISPLAY", ":0"), library -> !library.startsWith("libgtk"));
    assertThat(display.missing())
        .hasValue(
            "No window can be opened: libgtk-3.so.0 cannot be loaded;"
                + " the package libgtk-3-0 has it.");
  }

  @Test
  void misses_nothing_where_all_is_there() {
    assertThat(new LinuxDisplay(Map.of("DISPLAY", ":0"), library -> true).missing()).isEmpty();
  }

  @Test
  void a_library_that_does_not_exist_does_not_load() {
    assertThat(LinuxDisplay.loads("libnowhere.so.99")).isFalse();
  }
}
