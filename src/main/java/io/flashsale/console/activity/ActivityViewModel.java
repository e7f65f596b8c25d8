package io.flashsale.console.activity;

import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.product.Product;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/**
 * The activity page: the newest events, some hundred at most, and which of them are shown.
 *
 * <p>However much is sold, one reading goes on at a time, and each brings a bounded number of
 * events: in a burst the older ones are passed over, since nobody could read them.
 */
public final class ActivityViewModel {
  static final int KEPT = 500;
  private static final int AT_ONCE = 200;

  /** What was read, with the names of products as they are now. */
  private record Read(List<Product> products, List<InventoryEvent> events) {}

  private final ActivityDesk desk;
  private final Work work;
  private final Formats formats;
  private final MessageViewModel messages = new MessageViewModel();
  private final Map<Integer, Long> seen = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<Integer> waiting = new HashSet<>();
  private final ObservableList<InventoryEvent> all = FXCollections.observableArrayList();
  private final FilteredList<InventoryEvent> shown = new FilteredList<>(all);
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<KindChoice> kind = new SimpleObjectProperty<>(KindChoice.ALL);
  private final BooleanProperty paused = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private boolean reading;
  private boolean everything;

  ActivityViewModel(ActivityDesk desk, Work work, Formats formats) {
    this.desk = desk;
    this.work = work;
    this.formats = formats;
    shown
        .predicateProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> {
                  String part = search.get().strip().toLowerCase(Locale.ROOT);
                  KindChoice choice = kind.get();
                  return event -> choice.includes(event) && matches(event, part);
                },
                search,
                kind));
    paused.subscribe(
        now -> {
          if (!now) {
            go();
          }
        });
  }

  private boolean matches(InventoryEvent event, String part) {
    return part.isEmpty()
        || nameOf(event.productId()).toLowerCase(Locale.ROOT).contains(part)
        || Integer.toString(event.productId()).equals(part)
        || (event.orderId() != null && event.orderId().toString().startsWith(part));
  }

  /** Reads what happened in all products. */
  void catchUp() {
    everything = true;
    go();
  }

  /** Reads what happened in these products, now or when the pause is over. */
  void hear(Set<Integer> productIds) {
    waiting.addAll(productIds);
    go();
  }

  private void go() {
    if (paused.get() || reading || (waiting.isEmpty() && !everything)) {
      return;
    }
    reading = true;
    boolean all = everything;
    Set<Integer> wanted = Set.copyOf(waiting);
    Map<Integer, Long> known = Map.copyOf(seen);
    everything = false;
    waiting.clear();
    var _ =
        work.job(steps -> read(all, wanted, known))
            .onDone(this::take)
            .onFailed(
                sentence -> {
                  reading = false;
                  everything = true;
                  messages.error(sentence);
                })
            .start();
  }

  private Read read(boolean all, Set<Integer> wanted, Map<Integer, Long> known) {
    List<Product> products = desk.products();
    Map<Integer, Long> after = new HashMap<>();
    for (Product product : products) {
      if (all || wanted.contains(product.id())) {
        after.put(product.id(), known.getOrDefault(product.id(), 0L));
      }
    }
    return new Read(products, desk.newest(after, AT_ONCE));
  }

  private void take(Read found) {
    reading = false;
    if (read.get() && messages.messageProperty().get() != null) {
      messages.clear();
    }
    found.products().forEach(product -> names.put(product.id(), product.name()));
    List<InventoryEvent> fresh =
        found.events().stream()
            .filter(event -> event.seq() > seen.getOrDefault(event.productId(), 0L))
            .toList();
    fresh.forEach(event -> seen.merge(event.productId(), event.seq(), Math::max));
    all.addAll(0, fresh);
    if (all.size() > KEPT) {
      all.remove(KEPT, all.size());
    }
    read.set(true);
    go();
  }

  /** The name of a product, as far as it is known. */
  String nameOf(int productId) {
    return names.getOrDefault(productId, "Product " + productId);
  }

  /** Shows all events again. */
  void clearFilter() {
    search.set("");
    kind.set(KindChoice.ALL);
  }

  Formats formats() {
    return formats;
  }

  MessageViewModel messages() {
    return messages;
  }

  /** The events that pass the filter, newest first. */
  ObservableList<InventoryEvent> shown() {
    return shown;
  }

  /** All events that are kept, newest first. */
  ObservableList<InventoryEvent> all() {
    return all;
  }

  /** Part of a product's name, its number, or the beginning of an order's. */
  StringProperty searchProperty() {
    return search;
  }

  ObjectProperty<KindChoice> kindProperty() {
    return kind;
  }

  /** Whether what happens is not shown for now. */
  BooleanProperty pausedProperty() {
    return paused;
  }

  /** Whether events were read at least once. */
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }
}
