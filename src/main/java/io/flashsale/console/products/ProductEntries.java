package io.flashsale.console.products;

import io.flashsale.console.products.ProductDesk.ProductList;
import io.flashsale.product.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The products of the list, kept up to date in place, and the search over them. */
final class ProductEntries {
  private final ObservableList<ProductEntry> all =
      FXCollections.observableArrayList(entry -> new Observable[] {entry.shownProperty()});
  private final FilteredList<ProductEntry> shown = new FilteredList<>(all);
  private final StringProperty search = new SimpleStringProperty("");

  ProductEntries() {
    shown
        .predicateProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> {
                  String part = search.get().strip().toLowerCase(Locale.ROOT);
                  return entry -> matches(entry.product(), part);
                },
                search));
  }

  private static boolean matches(Product product, String part) {
    return product.name().toLowerCase(Locale.ROOT).contains(part)
        || Integer.toString(product.id()).equals(part);
  }

  /**
   * Shows these products.
   *
   * @return the entries whose products are gone
   */
  Set<ProductEntry> show(ProductList list) {
    Map<Integer, ProductEntry> known = new HashMap<>();
    all.forEach(entry -> known.put(entry.product().id(), entry));
    for (Product product : list.products()) {
      ProductEntry entry = known.remove(product.id());
      if (entry == null) {
        all.add(new ProductEntry(product, list.at()));
      } else {
        entry.show(product, list.at());
      }
    }
    Set<ProductEntry> gone = Set.copyOf(known.values());
    if (!gone.isEmpty()) {
      all.removeAll(gone);
    }
    return gone;
  }

  Optional<ProductEntry> find(int id) {
    return all.stream().filter(entry -> entry.product().id() == id).findFirst();
  }

  /** Those that match what is searched for. */
  ObservableList<ProductEntry> shown() {
    return shown;
  }

  List<ProductEntry> all() {
    return all;
  }

  /** Part of a name, in any case, or a product's number. */
  StringProperty searchProperty() {
    return search;
  }
}
