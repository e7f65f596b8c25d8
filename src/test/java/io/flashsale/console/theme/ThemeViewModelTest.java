package io.flashsale.console.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemeViewModelTest {
  private final ThemeViewModel theme = new ThemeViewModel();

  @Test
  void follows_the_desktop_at_first() {
    theme.systemDarkProperty().set(true);
    assertThat(theme.darkProperty().get()).isTrue();
    theme.systemDarkProperty().set(false);
    assertThat(theme.darkProperty().get()).isFalse();
  }

  @Test
  void what_was_chosen_stays_when_the_desktop_changes() {
    theme.flip();
    assertThat(theme.darkProperty().get()).isTrue();
    theme.systemDarkProperty().set(true);
    theme.flip();
    assertThat(theme.darkProperty().get()).isFalse();
  }

  @Test
  void follows_the_desktop_again_when_told_to() {
    theme.systemDarkProperty().set(true);
    theme.appearanceProperty().set(Appearance.LIGHT);
    assertThat(theme.darkProperty().get()).isFalse();
    theme.appearanceProperty().set(Appearance.SYSTEM);
    assertThat(theme.darkProperty().get()).isTrue();
  }
}
