package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.startup.StartFailure;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class StartUiIT extends ConsoleUi {
  private static final String SENTENCE = "Port 4000 is taken: choose another with PORT=4001.";

  StartUiIT() {
    super(new FakeStart());
  }

  @Test
  void shows_the_steps_and_then_the_console() {
    eventually(() -> console.isShown("#steps"));
    eventually(() -> start.begun);
    start.progress.step("Starting PostgreSQL");
    start.progress.step("Opening the store");
    eventually(() -> console.text(".step:current").equals("Opening the store"));
    assertThat(console.isShown("#table")).isFalse();

    start.mayStart.countDown();
    console.waitUntilOpen();
    assertThat(console.isShown("#steps")).isFalse();
  }

  @Test
  void shows_the_sentence_of_a_failure_and_ends_with_an_error() throws Exception {
    start.outcome =
        () -> {
          throw new StartFailure(SENTENCE);
        };
    start.mayStart.countDown();
    eventually(() -> console.isShown("#sentence"));
    assertThat(console.text("#sentence")).isEqualTo(SENTENCE);
    console.click("#copy");
    assertThat(copied).containsExactly(SENTENCE);

    start.mayClose.countDown();
    console.click("#quit");
    assertThat(exit.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(start.closed).isTrue();
  }

  @Test
  void shows_one_calm_sentence_for_an_error_that_nobody_expected() {
    start.outcome =
        () -> {
          throw new IllegalStateException("boom");
        };
    start.mayStart.countDown();
    eventually(() -> console.isShown("#sentence"));
    assertThat(console.text("#sentence")).contains("the log has the details");
  }

  @Test
  void says_that_it_closes_while_the_store_does() throws Exception {
    start.mayStart.countDown();
    console.waitUntilOpen();
    console.press(KeyCode.CONTROL, KeyCode.Q);
    eventually(() -> console.saysThatItCloses());
    assertThat(exit).isNotDone();

    start.mayClose.countDown();
    assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
    eventually(() -> !stage.isShowing());
  }

  @Test
  void closes_after_the_start_when_it_is_closed_during_it() throws Exception {
    start.mayClose.countDown();
    console.press(KeyCode.CONTROL, KeyCode.Q);
    eventually(() -> console.saysThatItCloses());
    assertThat(start.closed).isFalse();

    start.mayStart.countDown();
    assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(start.closed).isTrue();
  }
}
