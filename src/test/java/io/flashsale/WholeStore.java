package io.flashsale;

import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.store.Office;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.console.view.Viewer;
import io.flashsale.product.Product;
import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.testing.HttpApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole store with servers of its own, as somebody starts it, on a home that is given. */
public final class WholeStore implements AutoCloseable {
  private final App app;

  /** Starts the store; it sells when this returns. */
  public WholeStore(Path home) throws StartFailure {
    app =
        App.start(
            Settings.read(
                new RawSettings(
                    Map.of(
                        "PORT",
                        "0",
                        "HOST",
                        "127.0.0.1",
                        "FLASHSALE_HOME",
                        home.toString(),
                        // No machine is so slow that a hold is over before it is confirmed.
                        "HOLD_SECONDS",
                        "3600",
                        // All phones of a test have one address.
                        "HOLDS_PER_IP",
                        "0"),
                    Map.of())),
            step -> {});
  }

  /** The store for a console whose files are shown by this viewer. */
  public ConsoleStore console(Viewer viewer) {
    Office office = StoreOffice.of(app);
    return ConsoleServices.of(
        app.store(),
        app.addresses()::answers,
        new StoreInfo(
            List.of(app.addresses().local()),
            app.adminToken().get(),
            app.settings().currency(),
            "PostgreSQL",
            "Redis"),
        new Office(
            office.line(),
            office.rehearsal(),
            office.server(),
            office.files(),
            office.choice(),
            viewer));
  }

  /** The API, as a shopper's phone calls it. */
  public HttpApi http() {
    return new HttpApi(app.addresses().local());
  }

  /** The product with this name, as it is now. */
  public Optional<Product> product(String name) {
    return app.store().catalog().all().stream()
        .filter(product -> product.name().equals(name))
        .findFirst();
  }

  @Override
  public void close() {
    app.close();
  }
}
