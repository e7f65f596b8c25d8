package io.flashsale.console.products;

import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the list: it stays the same while its product changes, so it stays selected. */
public final class ProductEntry {

  /** A product and where its sale stands. */
  record Shown(Product product, SaleState state) {}

  private final ReadOnlyObjectWrapper<Shown> shown;

  ProductEntry(Product product, Instant at) {
    shown = new ReadOnlyObjectWrapper<>(new Shown(product, product.window().at(at)));
  }

  void show(Product product, Instant at) {
    Shown now = new Shown(product, product.window().at(at));
    Shown before = shown.get();
    boolean same =
        before.state() == now.state()
            && before.product().details().equals(product.details())
            && before.product().stock().equals(product.stock())
            && before.product().drain() == product.drain()
            && before.product().paused() == product.paused()
            && Objects.equals(before.product().pictureHash(), product.pictureHash())
            && before.product().tally().equals(product.tally());
    if (!same) {
      shown.set(now);
    }
  }

  Product product() {
    return shown.get().product();
  }

  SaleState state() {
    return shown.get().state();
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }
}
