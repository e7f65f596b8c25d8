package io.flashsale;

import io.flashsale.audit.LedgerExport;
import io.flashsale.backup.Restores;
import io.flashsale.console.store.Office;
import io.flashsale.console.view.FileChoice;
import io.flashsale.console.view.Viewer;
import io.flashsale.files.CsvExports;
import io.flashsale.files.DayReports;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.product.ProductRepository;
import io.flashsale.startup.StartFailure;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Puts the console's desks onto the services that HTTP calls, too. */
final class StoreOffice {
  private StoreOffice() {}

  static Office of(App app) {
    return new Office(
        new LineDeskOfStore(app.store().webServices()),
        new RehearsalDeskOfStore(
            app.store().catalog(), app.addresses().local(), app.adminToken()::get, trust(app)),
        new ServerDeskOfStore(
            app.store().webServices().office(),
            app.adminToken(),
            app.home().directory().resolve("store.log")),
        files(app),
        FileChoice.ofDesktop(),
        Viewer.ofDesktop());
  }

  private static @Nullable SSLContext trust(App app) {
    try {
      return RunningStoreClient.trust(app.settings(), app.addresses().local());
    } catch (StartFailure e) {
      throw new IllegalStateException("a store serves by a certificate that it has read", e);
    }
  }

  private static FilesDeskOfStore files(App app) {
    var services = app.store().webServices();
    return new FilesDeskOfStore(
        new CsvExports(
            app.database(),
            app.store().catalog(),
            new LedgerExport(app.database(), new LedgerRepository())),
        new DayReports(
            app.database(),
            new ProductRepository(),
            new DatabaseClock(),
            app.settings().currency()),
        services.products(),
        app.settings().currency(),
        app.backups(),
        new Restores(app.home(), Store.ENTITIES));
  }
}
