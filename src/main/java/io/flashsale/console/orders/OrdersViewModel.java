package io.flashsale.console.orders;

import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.orders.OrderFilter.Nothing;
import io.flashsale.console.orders.OrderFilter.One;
import io.flashsale.console.orders.OrderFilter.Some;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Asking;
import io.flashsale.console.work.Task;
import io.flashsale.console.work.Work;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.product.Product;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The orders page: the page of orders that was found, and the ways to the next. */
public final class OrdersViewModel {
  /** How many orders are shown at once. */
  static final int PAGE = 200;

  private final OrderDesk desk;
  private final Formats formats;
  private final MessageViewModel messages = new MessageViewModel();
  private final OrderFilter filter;
  private final Asking asking;
  private final OrderDetail detail;
  private final ObservableList<Order> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper pageNumber = new ReadOnlyIntegerWrapper(1);
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final Deque<Cursor> earlier = new ArrayDeque<>();
  private Cursor here = Cursor.NEWEST;
  private @Nullable Cursor next;

  OrdersViewModel(OrderDesk desk, Work work, Formats formats) {
    this.desk = desk;
    this.formats = formats;
    filter = new OrderFilter(formats.zone());
    asking = new Asking(work, messages::error, () -> {});
    detail = new OrderDetail(desk, work, asking, messages, formats, this::replace);
  }

  /** What was found, with the names of products as they are now. */
  private record Found(List<Product> products, OrderPage page) {}

  /** Looks for what is asked for, from the newest on. */
  void search() {
    begin();
    load();
  }

  private void begin() {
    earlier.clear();
    here = Cursor.NEWEST;
    pageNumber.set(1);
  }

  /** The orders before those that are shown. */
  void older() {
    Cursor place = next;
    if (place != null) {
      earlier.push(here);
      here = place;
      pageNumber.set(pageNumber.get() + 1);
      load();
    }
  }

  /** The orders after those that are shown. */
  void newer() {
    if (!earlier.isEmpty()) {
      here = earlier.pop();
      pageNumber.set(pageNumber.get() - 1);
      load();
    }
  }

  /** Reads the newest page again, where it is shown and nothing else goes on. */
  void refresh() {
    if (asking.runningProperty().get() == null && earlier.isEmpty() && read.get()) {
      load();
    }
  }

  private void load() {
    Cursor from = here;
    switch (filter.wish()) {
      case Nothing(String sentence) -> messages.note(sentence);
      case One(UUID id) -> asking.askInstead(steps -> only(id), this::show);
      case Some(var query) -> {
        Task<Found> task =
            steps ->
                new Found(
                    desk.products(),
                    desk.page(query.apply(desk.now()), from, PAGE, steps::cancelled));
        asking.askInstead(task, this::show);
      }
    }
  }

  private Found only(UUID id) {
    List<Order> found = desk.find(id).map(List::of).orElse(List.of());
    return new Found(desk.products(), new OrderPage(found, null));
  }

  private void show(Found found) {
    filter.offer(found.products());
    Order before = detail.selectedProperty().get();
    List<Order> fresh = found.page().orders();
    if (!same(fresh)) {
      rows.setAll(fresh);
    }
    next = found.page().next();
    more.set(next != null);
    read.set(true);
    if (before != null) {
      rows.stream()
          .filter(order -> order.id().equals(before.id()) && order.status() != before.status())
          .findFirst()
          .ifPresent(detail::look);
    }
  }

  /** Whether each row says what it said before: then no cell is drawn again. */
  private boolean same(List<Order> fresh) {
    if (fresh.size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < fresh.size(); i++) {
      if (!fresh.get(i).id().equals(rows.get(i).id())
          || fresh.get(i).status() != rows.get(i).status()) {
        return false;
      }
    }
    return read.get();
  }

  /** Looks one order up and shows it. */
  void open(UUID id) {
    filter.textProperty().set(id.toString());
    begin();
    asking.askInstead(
        steps -> only(id),
        found -> {
          show(found);
          if (found.page().orders().isEmpty()) {
            messages.note("There is no such order.");
          } else {
            detail.look(found.page().orders().getFirst());
          }
        });
  }

  private void replace(Order after) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(after.id())) {
        rows.set(i, after);
      }
    }
  }

  /** Looks for everything again. */
  void clearFilter() {
    filter.clear();
    search();
  }

  /** What is looked for. */
  OrderFilter filter() {
    return filter;
  }

  /** The order that is looked at. */
  OrderDetail detail() {
    return detail;
  }

  /** What the store is asked. */
  Asking asking() {
    return asking;
  }

  Formats formats() {
    return formats;
  }

  MessageViewModel messages() {
    return messages;
  }

  /** The orders of the page, newest first. */
  ObservableList<Order> rows() {
    return rows;
  }

  /** Whether there are orders before those shown. */
  ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /** Which page is shown, from 1. */
  ReadOnlyIntegerProperty pageNumberProperty() {
    return pageNumber.getReadOnlyProperty();
  }

  /** Whether orders were read at least once. */
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }
}
