package io.flashsale.console.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The products of the table, kept up to date in place, and the filter over them. */
public final class ProductRows {
  private final ObservableList<ProductRow> all =
      FXCollections.observableArrayList(row -> new Observable[] {row.lineProperty()});
  private final FilteredList<ProductRow> shown = new FilteredList<>(all);
  private final IntegerBinding count = Bindings.size(all);
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<StateChoice> state = new SimpleObjectProperty<>(StateChoice.ALL);

  ProductRows() {
    shown
        .predicateProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> {
                  String wanted = search.get().strip().toLowerCase(Locale.ROOT);
                  StateChoice choice = state.get();
                  return row -> choice.includes(row.line().state()) && matches(row, wanted);
                },
                search,
                state));
  }

  private static boolean matches(ProductRow row, String wanted) {
    return row.line().name().toLowerCase(Locale.ROOT).contains(wanted)
        || Integer.toString(row.line().id()).equals(wanted);
  }

  void show(List<ProductLine> lines) {
    Map<Integer, ProductRow> known = new HashMap<>();
    all.forEach(row -> known.put(row.line().id(), row));
    List<ProductRow> added = new ArrayList<>();
    for (ProductLine line : lines) {
      ProductRow row = known.remove(line.id());
      if (row == null) {
        added.add(new ProductRow(line));
      } else {
        row.show(line);
      }
    }
    if (!known.isEmpty()) {
      all.removeAll(known.values());
    }
    all.addAll(added);
  }

  /** Shows all products again. */
  public void clearFilter() {
    search.set("");
    state.set(StateChoice.ALL);
  }

  /** The rows that pass the filter. */
  public ObservableList<ProductRow> shown() {
    return shown;
  }

  /** The number of products, whatever the filter is. */
  public IntegerBinding countProperty() {
    return count;
  }

  /** Part of a name, in any case, or a product's number. */
  public StringProperty searchProperty() {
    return search;
  }

  public ObjectProperty<StateChoice> stateProperty() {
    return state;
  }
}
