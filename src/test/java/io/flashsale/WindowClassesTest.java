package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowClassesTest {
  @Test
  void nearly_all_of_the_list_is_still_in_the_libraries() throws Exception {
    List<String> listed =
        List.of(
            new String(
                    WindowClasses.class.getResourceAsStream("/window-classes.txt").readAllBytes())
                .split("\n"));
    assertThat(listed).hasSizeGreaterThan(2_000);
    assertThat(WindowClasses.load()).isGreaterThan(listed.size() * 95 / 100);
  }
}
