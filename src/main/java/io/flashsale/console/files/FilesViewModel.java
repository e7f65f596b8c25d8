package io.flashsale.console.files;

import io.flashsale.console.files.FilesDesk.Table;
import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.FileChoice;
import io.flashsale.console.view.FileChoice.Kind;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.Viewer;
import io.flashsale.console.work.Work;
import io.flashsale.files.DayFiles;
import io.flashsale.files.ProductTable;
import io.flashsale.files.ProductTable.Mistake;
import io.flashsale.files.ProductTable.Read;
import io.flashsale.files.WholeFile;
import io.flashsale.product.NewProduct;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of files: asks where to, has it done, and says what came of it. */
final class FilesViewModel {
  private static final Logger log = LoggerFactory.getLogger(FilesViewModel.class);
  private static final Kind CSV = new Kind("Table (CSV)", "csv");
  private static final Kind HTML = new Kind("Page (HTML)", "html");
  private static final Kind PDF = new Kind("Document (PDF)", "pdf");
  private static final Kind PNG = new Kind("Picture (PNG)", "png");
  private static final Kind BACKUP = new Kind("Backup", "backup");

  private final FilesDesk desk;
  private final FileChoice choice;
  private final Viewer viewer;
  private final Formats formats;
  private final MessageViewModel messages = new MessageViewModel();
  private final FileWork work;
  private final Work background;
  private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
  private final ObservableList<Mistake> mistakes = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper ownDatabase = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper restoreWaits = new ReadOnlyBooleanWrapper();

  FilesViewModel(FilesDesk desk, FileChoice choice, Viewer viewer, Work work, Formats formats) {
    this.desk = desk;
    this.choice = choice;
    this.viewer = viewer;
    this.formats = formats;
    this.background = work;
    this.work = new FileWork(work, messages);
    ownDatabase.set(desk.ownDatabase());
  }

  MessageViewModel messages() {
    return messages;
  }

  /** What goes on now. */
  FileWork work() {
    return work;
  }

  /** The day of the report; null until it was asked what day it is. */
  ObjectProperty<@Nullable LocalDate> dayProperty() {
    return day;
  }

  /** The rows of the last table that were no products. */
  ObservableList<Mistake> mistakes() {
    return mistakes;
  }

  /** Whether the database can be backed up here. */
  ReadOnlyBooleanProperty ownDatabaseProperty() {
    return ownDatabase.getReadOnlyProperty();
  }

  /** Whether restored data waits for the next start. */
  ReadOnlyBooleanProperty restoreWaitsProperty() {
    return restoreWaits.getReadOnlyProperty();
  }

  /** The page came into sight: the day and what waits are asked for. */
  void refresh() {
    var _ =
        background
            .job(steps -> desk.today(formats.zone()))
            .onDone(
                today -> {
                  if (day.get() == null) {
                    day.set(today);
                  }
                })
            .onFailed(messages::error)
            .start();
    var _ =
        background
            .job(steps -> desk.ownDatabase() && desk.restoreWaits())
            .onDone(restoreWaits::set)
            .onFailed(messages::error)
            .start();
  }

  /** Saves a table as CSV. */
  void save(Table table) {
    String name =
        switch (table) {
          case ORDERS -> "orders";
          case LEDGER -> "ledger";
          case METRICS -> "metrics";
        };
    choice
        .save(name + ".csv", CSV)
        .ifPresent(
            file ->
                work.begin(
                    "Saving the " + name,
                    steps -> {
                      long[] rows = new long[1];
                      WholeFile.write(
                          file, out -> rows[0] = desk.write(table, out, new Told(steps)));
                      return rows[0];
                    },
                    rows ->
                        messages.done(
                            "Saved %s rows to %s.".formatted(formats.number(rows), file))));
  }

  /** Saves the day's report as a page. */
  void saveHtml() {
    saveDay("report", HTML, DayFiles::html);
  }

  /** Saves the day's report as a document to print. */
  void savePdf() {
    saveDay("report", PDF, DayFiles::pdf);
  }

  /** Opens the day's report in the desktop's own viewer, which prints it. */
  void print() {
    LocalDate chosen = day.get();
    if (chosen == null) {
      messages.error("Choose the day of the report first.");
      return;
    }
    work.begin(
        "Making the report",
        steps -> {
          DayFiles files = new DayFiles(desk.day(chosen, formats.zone()), formats.locale());
          Path file =
              Files.createTempDirectory("flashsale").resolve("report-%s.pdf".formatted(chosen));
          WholeFile.write(file, files::pdf);
          try {
            viewer.show(file);
            return "The report is open in this desktop's viewer: print it there.";
          } catch (IOException e) {
            log.info("Nothing shows a PDF here", e);
            return "This desktop has no program that opens a PDF. The report is in %s."
                .formatted(file);
          }
        },
        messages::done);
  }

  /** Saves the day's chart as a picture. */
  void saveChartPng() {
    saveDay("chart", PNG, DayFiles::chartPng);
  }

  /** Saves the day's chart as a document. */
  void saveChartPdf() {
    saveDay("chart", PDF, DayFiles::chartPdf);
  }

  private interface Form {
    void write(DayFiles files, OutputStream out) throws IOException;
  }

  private void saveDay(String name, Kind kind, Form form) {
    LocalDate chosen = day.get();
    if (chosen == null) {
      messages.error("Choose the day of the report first.");
      return;
    }
    choice
        .save("%s-%s.%s".formatted(name, chosen, kind.extension()), kind)
        .ifPresent(
            file ->
                work.begin(
                    "Saving the " + name,
                    steps -> {
                      DayFiles files =
                          new DayFiles(desk.day(chosen, formats.zone()), formats.locale());
                      WholeFile.write(file, out -> form.write(files, out));
                      return file;
                    },
                    saved -> messages.done("Saved to %s. Open it to print it.".formatted(saved))));
  }

  /** Saves a table of products to begin with. */
  void saveExample() {
    choice
        .save("products.csv", CSV)
        .ifPresent(
            file ->
                work.begin(
                    "Saving the example",
                    steps -> {
                      byte[] example = table().example().getBytes(StandardCharsets.UTF_8);
                      WholeFile.write(file, out -> out.write(example));
                      return file;
                    },
                    saved ->
                        messages.done("Saved to %s: fill it in and read it.".formatted(saved))));
  }

  private ProductTable table() {
    return new ProductTable(formats.zone(), desk.currency());
  }

  /** Reads a table of products, and makes them when each row is one. */
  void readProducts() {
    choice.open(CSV).ifPresent(this::readProducts);
  }

  private void readProducts(Path file) {
    mistakes.clear();
    work.begin(
        "Reading the products",
        steps -> {
          try (var reader = Files.newBufferedReader(file)) {
            return read(table().read(reader));
          }
        },
        found -> {
          mistakes.setAll(found.mistakes());
          if (found.made() > 0) {
            messages.done(
                "Made %s products. They are on the Products page."
                    .formatted(formats.number(found.made())));
          } else {
            messages.error(
                "No product was made: %s rows are none. Mend them and read the file again."
                    .formatted(formats.number(found.mistakes().size())));
          }
        });
  }

  private record Found(int made, List<Mistake> mistakes) {}

  private Found read(Read read) {
    return switch (read) {
      case Read.Products(List<NewProduct> all) -> new Found(desk.make(all).size(), List.of());
      case Read.Refused(List<Mistake> wrong) -> new Found(0, wrong);
    };
  }

  /** Backs the database up. */
  void backUp() {
    LocalDate today = day.get();
    choice
        .save("flashsale-%s.backup".formatted(today == null ? "today" : today), BACKUP)
        .ifPresent(
            file ->
                work.begin(
                    "Backing up",
                    steps -> desk.backUp(file, new Told(steps)),
                    bytes ->
                        messages.done(
                            "The backup is whole: %s kB in %s. It has all customers in it: keep it as safe as the store."
                                .formatted(formats.number(Math.ceilDiv(bytes, 1_024)), file))));
  }

  /** Checks a backup and lets it wait for the next start. */
  void restore() {
    choice
        .open(BACKUP)
        .ifPresent(
            file ->
                work.begin(
                    "Checking the backup",
                    steps -> desk.restore(file, new Told(steps)),
                    restored -> {
                      restoreWaits.set(true);
                      messages.done(
                          "The backup of %s is whole and its books agree: %s products, %s events. Close FlashSale and start it again to have it."
                              .formatted(
                                  restored.madeAt(),
                                  formats.number(restored.products()),
                                  formats.number(restored.events())),
                          new Action("_Undo", this::forgetRestore));
                    }));
  }

  /** Forgets the restored data that waits: the data of now stays. */
  void forgetRestore() {
    work.begin(
        "Forgetting the restored data",
        steps -> {
          desk.forgetRestore();
          return true;
        },
        done -> {
          restoreWaits.set(false);
          messages.done("The data of now stays.");
        });
  }
}
