package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Leaves pictures of the window while there is no console in it. */
class StartPicturesUiIT extends ConsoleUi {

  StartPicturesUiIT() {
    super(new FakeStart());
  }

  @Test
  void starting() throws IOException {
    eventually(() -> start.begun);
    start.progress.step("Unpacking PostgreSQL");
    start.progress.step("Starting PostgreSQL");
    start.progress.step("Starting Redis");
    start.progress.step("Updating the schema");
    eventually(() -> console.text(".step:current").equals("Updating the schema"));
    keepLightAndDark("start");
  }

  @Test
  void failed() throws IOException {
    start.outcome =
        () -> {
          throw new StartFailure(
              "Port 4000 is taken by another program: end that program, or choose another port,"
                  + " for example with PORT=4001.");
        };
    start.mayStart.countDown();
    eventually(() -> console.isShown("#sentence"));
    keepLightAndDark("failure");
  }

  @Test
  void closing() throws IOException {
    console.press(KeyCode.CONTROL, KeyCode.Q);
    eventually(() -> console.saysThatItCloses());
    keepLightAndDark("closing");
  }

  private void keepLightAndDark(String name) throws IOException {
    assertThat(Pictures.keep(stage.getScene(), name + "-light")).isNotEmptyFile();
    console.press(KeyCode.CONTROL, KeyCode.T);
    assertThat(Pictures.keep(stage.getScene(), name + "-dark")).isNotEmptyFile();
  }
}
