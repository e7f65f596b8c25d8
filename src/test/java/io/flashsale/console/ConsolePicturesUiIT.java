package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.health.HealthReport;
import java.io.IOException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Leaves pictures of the console, to be looked at, and checks that both themes are put on. */
class ConsolePicturesUiIT extends ConsoleUi {

  ConsolePicturesUiIT() {
    super(FakeStart.ready());
  }

  @BeforeEach
  void open() {
    console.waitUntilOpen();
    console.click("#light");
  }

  @Test
  void overview() throws IOException {
    resize(1400, 900);
    keepLightAndDark("overview");
    resize(1000, 650);
    keepLightAndDark("overview-small");
  }

  @Test
  void overview_empty() throws IOException {
    start.store.metrics = FakeStore::nothing;
    eventually(() -> console.isShown("#noProducts"));
    resize(1400, 900);
    keepLightAndDark("overview-empty");
  }

  @Test
  void overview_without_database() throws IOException {
    start.store.health = () -> new HealthReport(false, true, true);
    start.store.metrics =
        () -> {
          throw new IllegalStateException("connection refused");
        };
    eventually(() -> console.isShown("#stale"));
    eventually(() -> console.text("#summary").startsWith("Nothing sells"));
    resize(1000, 650);
    keepLightAndDark("overview-stale");
  }

  @Test
  void server() throws IOException {
    console.openServerPage();
    eventually(() -> console.text("#redis .health-state").equals("Answers"));
    resize(1400, 900);
    keepLightAndDark("server");
    resize(1000, 650);
    keepLightAndDark("server-small");
  }

  private void resize(double width, double height) {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void keepLightAndDark(String name) throws IOException {
    assertThat(Pictures.keep(stage.getScene(), name + "-light")).isNotEmptyFile();
    console.press(KeyCode.CONTROL, KeyCode.T);
    assertThat(Pictures.keep(stage.getScene(), name + "-dark")).isNotEmptyFile();
    console.press(KeyCode.CONTROL, KeyCode.T);
  }
}
