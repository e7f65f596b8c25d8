package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.health.HealthReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Leaves pictures of the console, to be looked at, and checks that both themes are put on. */
@Tag("load")
class ConsolePicturesUiIT extends ConsoleUi {

  private static final String LOG =
      """
      2026-03-14T20:52:30.114+05:30 INFO  [main] io.flashsale.App The store is open
      2026-03-14T20:52:31.020+05:30 WARN  [heartbeat-1] io.flashsale.redis Redis does not answer
      2026-03-14T20:52:31.522+05:30 INFO  [heartbeat-1] io.flashsale.redis Redis answers again
      2026-03-14T20:52:33.001+05:30 ERROR [ledger-monitor] io.flashsale.audit Product 2: no
      """;

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

  @Test
  void office_pages() throws IOException {
    Path log = Path.of("target/pictures.log");
    Files.writeString(log, LOG.repeat(6));
    start.store.office.log = log;
    resize(1400, 1150);
    open("line", "#taken");
    eventually(() -> console.text("#taken .figure-value").equals("131"));
    keepLightAndDark("line");
    open("server", "#nodes");
    eventually(() -> console.text("#limit-holdsPerEmail").equals("2"));
    console.openServerPage();
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> stage.setHeight(1500));
    keepLightAndDark("server-whole");
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> stage.setHeight(950));
    open("files", "#day");
    keepLightAndDark("files");
    open("rehearsal", "#start");
    keepLightAndDark("rehearsal-empty");
    console.click("#start");
    eventually(() -> console.isShown("#report"));
    keepLightAndDark("rehearsal");
    resize(1000, 650);
    keepLightAndDark("rehearsal-small");
    open("line", "#taken");
    keepLightAndDark("line-small");
    open("files", "#day");
    keepLightAndDark("files-small");
  }

  @Test
  void office_pages_empty() throws IOException {
    start.store.office.products = List::of;
    resize(1400, 900);
    console.click("#nav-line");
    eventually(() -> console.isShown("#empty"));
    keepLightAndDark("line-empty");
  }

  private void open(String page, String wanted) {
    console.click("#nav-" + page);
    eventually(() -> console.isShown(wanted));
  }

  private void resize(double width, double height) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
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
