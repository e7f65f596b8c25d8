package io.flashsale.console.files;

import io.flashsale.backup.Restores.Restored;
import io.flashsale.embedded.BackupFile;
import io.flashsale.files.DayReport;
import io.flashsale.files.Follower;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Product;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** What the page of files asks the store. */
public interface FilesDesk {

  /** A table that can be saved as CSV. */
  enum Table {
    ORDERS,
    LEDGER,
    METRICS
  }

  /**
   * Writes a table as CSV.
   *
   * @return how many rows it has
   */
  long write(Table table, OutputStream out, Follower follower) throws IOException;

  /** The day that it is now. */
  LocalDate today(ZoneId zone);

  /** The report of a day. */
  DayReport day(LocalDate day, ZoneId zone);

  /** The currency of all prices. */
  Currency currency();

  /** Makes products, all of them or none. */
  List<Product> make(List<NewProduct> wanted);

  /** Whether the database is the store's own, so that it can be backed up and restored here. */
  boolean ownDatabase();

  /**
   * Makes a backup in a file.
   *
   * @return its size in bytes
   */
  long backUp(Path file, BackupFile.Progress progress) throws IOException;

  /** Checks a backup and lets it take the place of the data at the next start. */
  Restored restore(Path file, BackupFile.Progress progress) throws StartFailure;

  /** Whether restored data waits for the next start. */
  boolean restoreWaits() throws StartFailure;

  /** Forgets restored data that waits. */
  void forgetRestore() throws StartFailure;
}
