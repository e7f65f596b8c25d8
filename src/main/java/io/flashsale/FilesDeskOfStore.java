package io.flashsale;

import io.flashsale.backup.Backups;
import io.flashsale.backup.Restores;
import io.flashsale.backup.Restores.Restored;
import io.flashsale.console.files.FilesDesk;
import io.flashsale.embedded.BackupFile;
import io.flashsale.files.CsvExports;
import io.flashsale.files.DayReport;
import io.flashsale.files.DayReports;
import io.flashsale.files.Follower;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Product;
import io.flashsale.product.ProductService;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running store's files.
 *
 * @param backups null where the database is not the store's own
 */
record FilesDeskOfStore(
    CsvExports exports,
    DayReports reports,
    ProductService products,
    Currency currency,
    @Nullable Backups backups,
    Restores restores)
    implements FilesDesk {

  @Override
  public long write(Table table, OutputStream out, Follower follower) throws IOException {
    return switch (table) {
      case ORDERS -> exports.orders(out, follower);
      case LEDGER -> exports.ledger(out, follower);
      case METRICS -> exports.metrics(out, follower);
    };
  }

  @Override
  public LocalDate today(ZoneId zone) {
    return reports.today(zone);
  }

  @Override
  public DayReport day(LocalDate day, ZoneId zone) {
    return reports.read(day, zone);
  }

  @Override
  public List<Product> make(List<NewProduct> wanted) {
    return products.createAll(wanted);
  }

  @Override
  public boolean ownDatabase() {
    return backups != null;
  }

  @Override
  public long backUp(Path file, BackupFile.Progress progress) throws IOException {
    if (backups == null) {
      throw new IOException("the database is not the store's own");
    }
    return backups.save(file, progress);
  }

  @Override
  public Restored restore(Path file, BackupFile.Progress progress) throws StartFailure {
    return restores.stage(file, progress);
  }

  @Override
  public boolean restoreWaits() throws StartFailure {
    return restores.waits();
  }

  @Override
  public void forgetRestore() throws StartFailure {
    restores.forget();
  }
}
