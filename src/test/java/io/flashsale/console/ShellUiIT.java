package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellUiIT extends ConsoleUi {

  ShellUiIT() {
    super(FakeStart.ready());
    memory.put("page", "server");
  }

  @BeforeEach
  void open() {
    eventually(() -> console.isShown("#navigation"));
  }

  @Test
  void opens_the_page_of_the_last_time_and_remembers_the_next() {
    eventually(() -> console.isShown("#qr"));
    console.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    eventually(() -> console.isShown("#table"));
    assertThat(memory.get("page")).isEqualTo("overview");
  }

  @Test
  void lists_all_keys_and_puts_them_away_again() {
    console.press(KeyCode.F1);
    eventually(() -> console.isShown(".sheet-grid"));
    assertThat(console.texts(".sheet-grid .label"))
        .contains("Ctrl+1", "Overview", "Show these keys", "Ctrl+F", "Find on this page");
    console.press(KeyCode.ESCAPE);
    eventually(() -> !console.isShown(".sheet-grid"));
    console.press(KeyCode.F1);
    console.press(KeyCode.F1);
    eventually(() -> !console.isShown(".sheet-grid"));
  }

  @Test
  void remembers_light_and_dark() {
    console.click("#dark");
    assertThat(memory.get("appearance")).isEqualTo("DARK");
  }
}
