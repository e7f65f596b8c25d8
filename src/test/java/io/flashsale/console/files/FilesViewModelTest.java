package io.flashsale.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeDesk;
import io.flashsale.console.FakeOffice;
import io.flashsale.console.FakeStore;
import io.flashsale.console.files.FilesDesk.Table;
import io.flashsale.console.message.Message;
import io.flashsale.console.store.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesViewModelTest {
  private final FakeOffice office = new FakeOffice();
  private final FakeDesk desk = new FakeDesk(new FakeStore(), Duration.ofHours(1));
  private final FilesViewModel page = desk.ask(this::make);
  @TempDir private Path folder;

  private FilesViewModel make() {
    Office all = office.office();
    return new FilesViewModel(
        all.files(), all.choice(), all.viewer(), desk.tools().work(), FakeDesk.formats());
  }

  @BeforeEach
  void open() {
    desk.run(page::refresh);
    desk.until(() -> page.dayProperty().get() != null);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void untilSaid(String beginning) {
    desk.until(
        () -> {
          Message message = page.messages().messageProperty().get();
          return message != null && message.sentence().startsWith(beginning);
        });
  }

  @Test
  void a_table_is_saved_where_it_was_chosen_and_nowhere_without_a_choice() throws IOException {
    desk.run(() -> page.save(Table.ORDERS));
    assertThat(desk.ask(() -> page.work().runningProperty().get())).isFalse();
    office.chosen = folder.resolve("orders.csv");
    desk.run(() -> page.save(Table.ORDERS));
    untilSaid("Saved 1,234 rows to ");
    assertThat(Files.readString(folder.resolve("orders.csv"))).isEqualTo("ORDERS");
  }

  @Test
  void the_report_is_shown_by_the_desktop_to_be_printed() throws IOException {
    desk.run(page::print);
    untilSaid("The report is open in this desktop's viewer");
    Path report = office.viewed.getFirst();
    assertThat(report.getFileName()).hasToString("report-2026-03-14.pdf");
    assertThat(Files.readString(report, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    Files.delete(report);
    Files.delete(report.getParent());
  }

  @Test
  void without_a_viewer_it_is_said_where_the_report_is() throws IOException {
    office.viewer = false;
    desk.run(page::print);
    untilSaid("This desktop has no program that opens a PDF. The report is in ");
    String sentence = desk.ask(() -> page.messages().messageProperty().get().sentence());
    Path report = Path.of(sentence.replaceAll(".* is in (.*)\\.$", "$1"));
    assertThat(report).isNotEmptyFile();
    Files.delete(report);
    Files.delete(report.getParent());
  }

  @Test
  void one_piece_of_work_goes_on_at_a_time_and_can_be_given_up() {
    office.mayGoOn = new CountDownLatch(1);
    office.chosen = folder.resolve("orders.csv");
    desk.run(() -> page.save(Table.ORDERS));
    desk.run(page::backUp);
    untilSaid("Saving the orders still goes on");
    desk.run(page.work()::cancel);
    untilSaid("Saving the orders was given up");
    office.mayGoOn.countDown();
    assertThat(desk.ask(() -> page.work().runningProperty().get())).isFalse();
  }

  @Test
  void a_backup_says_what_it_holds_and_how_to_keep_it() {
    office.chosen = folder.resolve("all.backup");
    desk.run(page::backUp);
    untilSaid("The backup is whole: 4,883 kB in ");
  }

  @Test
  void a_restore_waits_and_is_undone() {
    office.chosen = folder.resolve("all.backup");
    desk.run(page::restore);
    untilSaid("The backup of ");
    assertThat(desk.ask(() -> page.restoreWaitsProperty().get())).isTrue();
    desk.run(() -> page.messages().messageProperty().get().action().run().run());
    untilSaid("The data of now stays");
    assertThat(desk.ask(() -> page.restoreWaitsProperty().get())).isFalse();
    office.chosen = folder.resolve("damaged.backup");
    desk.run(page::restore);
    untilSaid("The backup ");
    assertThat(desk.ask(() -> page.restoreWaitsProperty().get())).isFalse();
  }

  @Test
  void all_products_of_a_table_are_made_or_none() throws IOException {
    office.chosen = folder.resolve("products.csv");
    Files.writeString(
        office.chosen,
        "name,price,total_stock,sale_starts_at,sale_ends_at\n"
            + "Good,1,1,2030-01-01 10:00,2030-01-01 11:00\n"
            + "Bad,free,1,2030-01-01 10:00,2030-01-01 11:00\n");
    desk.run(page::readProducts);
    untilSaid("No product was made: 1 rows are none");
    assertThat(desk.ask(() -> page.mistakes().getFirst().line())).isEqualTo(3);
    assertThat(office.made).isEmpty();
    Files.writeString(office.chosen, Files.readString(office.chosen).replace("Bad,free", "Fair,2"));
    desk.run(page::readProducts);
    untilSaid("Made 2 products");
    assertThat(desk.ask(() -> page.mistakes().isEmpty())).isTrue();
  }

  @Test
  void a_store_that_throws_is_said_and_the_page_goes_on() {
    office.chosen = folder.resolve("orders.csv");
    office.failure = new IllegalStateException("out of order");
    desk.run(() -> page.save(Table.ORDERS));
    untilSaid("This did not work");
    assertThat(folder).isEmptyDirectory();
    office.failure = null;
    desk.run(() -> page.save(Table.ORDERS));
    untilSaid("Saved 1,234 rows");
  }
}
