package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The pages behind the sale as somebody at the desk uses them. */
class OfficeUiIT extends ConsoleUi {

  /** Computing, not waiting: however busy the machine is with other things. */
  private static final Duration BLOCKED = Duration.ofMillis(50);

  private static final int CHANGES = 10;

  @TempDir private Path folder;
  private final FakeOffice office;

  OfficeUiIT() {
    super(FakeStart.ready());
    office = start.store.office;
  }

  @BeforeEach
  void open() {
    console.waitUntilOpen();
  }

  private void page(String key, String wanted) {
    console.click("#nav-" + key);
    eventually(() -> console.isShown(wanted));
  }

  private String message() {
    return console.text(".message-sentence");
  }

  @Test
  void the_line_tells_its_figures_and_saves_the_draw() throws IOException {
    page("line", "#taken");
    eventually(() -> console.text("#taken .figure-value").equals("131"));
    assertThat(console.text("#overtakings .figure-value")).isEqualTo("0");
    assertThat(console.text("#verdict")).startsWith("Nobody was overtaken");
    office.chosen = folder.resolve("draw.json");

    console.click("#saveDraw");

    eventually(() -> message().startsWith("Saved to"));
    assertThat(Files.readString(folder.resolve("draw.json"))).isEqualTo("{\"productId\":1}");
    office.overtakings = 3;
    eventually(() -> console.text("#verdict").startsWith("3 overtook somebody"));
  }

  @Test
  void a_rehearsal_runs_is_saved_as_a_file_and_as_a_picture_and_opens_again() throws IOException {
    page("rehearsal", "#start");
    assertThat(console.isShown("#empty")).isTrue();
    console.click("#start");
    eventually(() -> console.isShown("#report"));
    assertThat(message()).contains("found nothing wrong");
    assertThat(office.wishes).hasSize(1);
    office.chosen = folder.resolve("rehearsal.json");
    console.press(KeyCode.CONTROL, KeyCode.S);
    eventually(() -> Files.exists(folder.resolve("rehearsal.json")));
    assertThat(Files.readString(folder.resolve("rehearsal.json"))).contains("\"granted\" : 100");
    office.chosen = folder.resolve("rehearsal.png");

    eventually(() -> message().startsWith("Saved to"));
    fire("#savePicture");

    eventually(() -> Files.exists(folder.resolve("rehearsal.png")));
    assertThat(ImageIO.read(folder.resolve("rehearsal.png").toFile()).getWidth())
        .isGreaterThan(800);
  }

  private void fire(String button) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> ((Button) console.node(button)).fire());
  }

  @Test
  void a_rehearsal_that_goes_on_moves_its_bar_and_is_broken_off() {
    office.mayGoOn = new CountDownLatch(1);
    page("line", "#nav-line");
    page("rehearsal", "#start");
    console.click("#start");
    eventually(() -> console.isShown("#progressCard"));
    eventually(() -> console.text("#counts").contains("granted"));
    try (FxWatchdog watchdog = new FxWatchdog()) {
      for (int change = 0; change < CHANGES; change++) {
        String before = console.text("#counts");
        eventually(() -> !console.text("#counts").equals(before));
      }
      assertThat(watchdog.cpuQuantile(0.9)).isLessThan(BLOCKED);
    }
    console.click("#cancel");
    eventually(() -> message().contains("broken off"));
  }

  @Test
  void what_cannot_be_rehearsed_is_said_as_it_is_typed() {
    page("rehearsal", "#start");
    console.press(KeyCode.CONTROL, KeyCode.F);
    console.type("none");
    eventually(() -> console.text("#mistake").startsWith("Buyers must be"));
    assertThat(console.node("#start").isDisabled()).isTrue();
  }

  @Test
  void limits_are_changed_and_taken_back() {
    console.openServerPage();
    eventually(() -> console.text("#limit-holdsPerEmail").equals("2"));
    set("#limit-holdsPerEmail", "x");
    eventually(() -> console.text("#limitMistake").startsWith("Holds per e-mail must be"));
    set("#limit-holdsPerEmail", "7");
    eventually(() -> !console.node("#saveLimits").isDisabled());

    fire("#saveLimits");

    eventually(() -> message().startsWith("Changed, for all nodes"));
    fire(".message .button");
    eventually(() -> console.text("#limit-holdsPerEmail").equals("2"));
  }

  private void set(String field, String text) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> ((TextField) console.node(field)).setText(text));
  }

  @Test
  void the_token_is_renewed_and_the_nodes_are_listed() {
    console.openServerPage();
    console.click("#reveal");
    fire("#renewToken");
    eventually(() -> console.text("#token").equals("a-new-token-0123456789"));
    assertThat(message()).startsWith("There is a new token");
    eventually(() -> console.texts("#nodes .table-cell").contains("till-1 (this one)"));
  }

  @Test
  void tables_reports_and_backups_are_saved_and_what_fails_is_said() throws IOException {
    page("files", "#orders");
    office.chosen = folder.resolve("orders.csv");
    console.click("#orders");
    eventually(() -> message().startsWith("Saved 1,234 rows"));
    assertThat(Files.readString(folder.resolve("orders.csv"))).isEqualTo("ORDERS");
    office.chosen = folder.resolve("day.pdf");
    eventually(() -> !console.node("#reportPdf").isDisabled());
    console.click("#reportPdf");
    eventually(() -> Files.exists(folder.resolve("day.pdf")));
    office.chosen = folder.resolve("nowhere/day.html");
    eventually(() -> !console.node("#reportHtml").isDisabled());
    console.click("#reportHtml");
    eventually(() -> message().contains("could not be saved"));
  }

  @Test
  void a_table_with_bad_rows_makes_no_product_and_names_them() throws IOException {
    page("files", "#readProducts");
    Path table = folder.resolve("products.csv");
    Files.writeString(
        table,
        "name,price,total_stock,sale_starts_at,sale_ends_at\n"
            + "Good,1,1,2030-01-01 10:00,2030-01-01 11:00\n"
            + "Bad,free,1,2030-01-01 10:00,2030-01-01 11:00\n");
    office.chosen = table;
    console.click("#readProducts");
    eventually(() -> message().startsWith("No product was made"));
    eventually(() -> console.texts("#mistakes .table-cell").contains("3"));
    assertThat(office.made).isEmpty();
    Files.writeString(table, Files.readString(table).replace("free", "2"));
    console.click("#readProducts");
    eventually(() -> office.made.size() == 2);
    eventually(() -> !console.isShown("#mistakes"));
  }

  @Test
  void a_backup_is_restored_at_the_next_start_unless_it_is_taken_back() {
    page("files", "#backUp");
    office.chosen = folder.resolve("damaged.backup");
    fire("#restore");
    eventually(() -> message().contains("is damaged"));
    office.chosen = folder.resolve("good.backup");
    fire("#restore");
    eventually(() -> console.isShown("#waits"));
    fire("#forget");
    eventually(() -> !console.isShown("#waits"));
    assertThat(office.waits).isFalse();
  }

  @Test
  void work_that_hangs_is_given_up_and_the_page_goes_on() {
    page("files", "#orders");
    CountDownLatch hang = new CountDownLatch(1);
    office.mayGoOn = hang;
    office.chosen = folder.resolve("orders.csv");
    console.click("#orders");
    eventually(() -> console.isShown("#strip"));
    fire("#stripCancel");
    eventually(() -> message().contains("given up"));
    hang.countDown();
    eventually(() -> !console.node("#orders").isDisabled());
    assertThat(Files.exists(folder.resolve("orders.csv"))).isFalse();
  }

  @Test
  void a_store_that_throws_leaves_every_page_usable_with_a_message() {
    page("line", "#taken");
    eventually(() -> console.text("#taken .figure-value").equals("131"));
    office.failure = new IllegalStateException("connection refused");
    eventually(() -> console.isShown("#stale"));
    console.openServerPage();
    eventually(() -> console.text("#nodesNote").contains("does not answer"));
    fire("#renewToken");
    eventually(() -> message().contains("connection refused"));
    page("rehearsal", "#start");
    console.click("#start");
    eventually(() -> message().contains("connection refused"));
    page("files", "#orders");
    office.chosen = folder.resolve("orders.csv");
    console.click("#orders");
    eventually(() -> message().contains("connection refused"));
    office.failure = null;
    page("line", "#taken");
    eventually(() -> !console.isShown("#stale"));
  }
}
