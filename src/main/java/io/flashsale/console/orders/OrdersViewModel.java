package io.flashsale.console.orders;

import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Job;
import io.flashsale.console.work.Task;
import io.flashsale.console.work.Work;
import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderQuery;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The orders page: what is looked for, the page that was found, and the order that is looked at.
 */
public final class OrdersViewModel {
  /** How many orders are shown at once. */
  static final int PAGE = 200;

  private static final int REASON_MAX = 200;
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final OrderDesk desk;
  private final Work work;
  private final Formats formats;
  private final MessageViewModel messages = new MessageViewModel();
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<StatusChoice> status = new SimpleObjectProperty<>(StatusChoice.ALL);
  private final ObjectProperty<PeriodChoice> period = new SimpleObjectProperty<>(PeriodChoice.ALL);
  private final ObjectProperty<ProductChoice> product =
      new SimpleObjectProperty<>(ProductChoice.ALL);
  private final ObservableList<ProductChoice> products =
      FXCollections.observableArrayList(ProductChoice.ALL);
  private final Map<Integer, String> names = new HashMap<>();
  private final ObservableList<Order> rows = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Order> selected = new SimpleObjectProperty<>();
  private final ObservableList<InventoryEvent> history = FXCollections.observableArrayList();
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Job<?>> running = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper pageNumber = new ReadOnlyIntegerWrapper(1);
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final Deque<Cursor> earlier = new ArrayDeque<>();
  private Cursor here = Cursor.NEWEST;
  private @Nullable Cursor next;
  private long asked;

  OrdersViewModel(OrderDesk desk, Work work, Formats formats) {
    this.desk = desk;
    this.work = work;
    this.formats = formats;
  }

  /** What was found, with the names of products as they are now. */
  private record Found(List<Product> products, OrderPage page) {}

  /** Looks for what is asked for, from the newest on. */
  void search() {
    earlier.clear();
    here = Cursor.NEWEST;
    pageNumber.set(1);
    load();
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
    if (running.get() == null && earlier.isEmpty() && read.get()) {
      load();
    }
  }

  private void load() {
    String typed = text.get().strip();
    Optional<CustomerEmail> customer = CustomerEmail.parse(typed);
    boolean id = ID.matcher(typed).matches();
    if (!typed.isEmpty() && !id && customer.isEmpty()) {
      messages.note("Type a whole e-mail address, or a whole order number.");
      return;
    }
    Job<?> before = running.get();
    if (before != null) {
      before.cancel();
    }
    long question = ++asked;
    Cursor from = here;
    Function<Instant, OrderQuery> query = query(customer.orElse(null));
    Task<Found> task =
        id
            ? steps -> new Found(desk.products(), only(UUID.fromString(typed)))
            : steps ->
                new Found(
                    desk.products(),
                    desk.page(query.apply(desk.now()), from, PAGE, steps::cancelled));
    run(
        task,
        found -> {
          if (question == asked) {
            show(found);
          }
        });
  }

  private OrderPage only(UUID id) {
    return new OrderPage(desk.find(id).map(List::of).orElse(List.of()), null);
  }

  /** What is looked for, as it is chosen now, at whichever time it is looked for. */
  private Function<Instant, OrderQuery> query(@Nullable CustomerEmail customer) {
    Integer productId = product.get().id();
    OrderStatus wanted = status.get().status();
    PeriodChoice time = period.get();
    return now -> new OrderQuery(productId, wanted, customer, time.since(now), null);
  }

  private void show(Found found) {
    List<ProductChoice> choices = new ArrayList<>();
    choices.add(ProductChoice.ALL);
    found.products().forEach(p -> choices.add(new ProductChoice(p.id(), p.name())));
    if (!choices.equals(products)) {
      ProductChoice chosen = product.get();
      products.setAll(choices);
      product.set(
          choices.stream()
              .filter(choice -> Objects.equals(choice.id(), chosen.id()))
              .findFirst()
              .orElse(ProductChoice.ALL));
      found.products().forEach(p -> names.put(p.id(), p.name()));
    }
    Order before = selected.get();
    UUID looked = before == null ? null : before.id();
    rows.setAll(found.page().orders());
    next = found.page().next();
    more.set(next != null);
    read.set(true);
    if (looked != null) {
      rows.stream().filter(order -> order.id().equals(looked)).findFirst().ifPresent(this::look);
    }
  }

  /** Shows one order and its history; null shows none. */
  void look(@Nullable Order order) {
    Order before = selected.get();
    selected.set(order);
    if (order == null) {
      history.clear();
      return;
    }
    if (before == null || !before.id().equals(order.id())) {
      history.clear();
      reason.set("");
    }
    var _ =
        work.job(steps -> desk.history(order))
            .onDone(
                events -> {
                  Order now = selected.get();
                  if (now != null && now.id().equals(order.id())) {
                    history.setAll(events);
                  }
                })
            .onFailed(messages::error)
            .start();
  }

  /** Looks one order up and shows it. */
  void open(UUID id) {
    text.set(id.toString());
    earlier.clear();
    here = Cursor.NEWEST;
    pageNumber.set(1);
    run(
        steps -> new Found(desk.products(), only(id)),
        found -> {
          show(found);
          if (found.page().orders().isEmpty()) {
            messages.note("There is no such order.");
          } else {
            look(found.page().orders().getFirst());
          }
        });
  }

  /** Gives the hold up that is looked at, for the reason that was typed. */
  void cancelHold() {
    Order order = selected.get();
    String why = reason.get().strip();
    if (order != null && mayAct(why)) {
      run(
          steps -> desk.cancel(order.id(), why),
          outcome -> {
            switch (outcome) {
              case CancelOutcome.Cancelled(Order after, var _, var _) ->
                  acted(after, "The hold is cancelled; its units are free.");
              case CancelOutcome.NotPending(OrderStatus now) -> came(order, now);
              default -> messages.error(NOT_NOW);
            }
          });
    }
  }

  /** Takes the confirmed order back that is looked at, for the reason that was typed. */
  void takeBack() {
    Order order = selected.get();
    String why = reason.get().strip();
    if (order != null && mayAct(why)) {
      run(
          steps -> desk.takeBack(order.id(), why),
          outcome -> {
            switch (outcome) {
              case ReturnOutcome.Returned(Order after, var _, var _) ->
                  acted(after, "The order is returned; its units go to the head of the line.");
              case ReturnOutcome.NotConfirmed(OrderStatus now) -> came(order, now);
              default -> messages.error(NOT_NOW);
            }
          });
    }
  }

  private static final String NOT_NOW =
      "The store could not do this just now. Look at the order again in a moment.";

  private boolean mayAct(String why) {
    if (why.isEmpty() || why.length() > REASON_MAX) {
      messages.note(
          "Say why, in %d characters at most: it stands in the ledger, so write no names."
              .formatted(REASON_MAX));
      return false;
    }
    return true;
  }

  private void acted(Order after, String sentence) {
    reason.set("");
    messages.done(sentence);
    replace(after);
    look(after);
  }

  private void came(Order order, OrderStatus now) {
    messages.note(
        "Meanwhile this order is %s."
            .formatted(StatusChoice.nameOf(now).toLowerCase(formats.locale())));
    var _ =
        work.job(steps -> desk.find(order.id()))
            .onDone(
                found ->
                    found.ifPresent(
                        after -> {
                          replace(after);
                          look(after);
                        }))
            .onFailed(messages::error)
            .start();
  }

  private void replace(Order after) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(after.id())) {
        rows.set(i, after);
      }
    }
  }

  private <T> void run(Task<T> task, Consumer<T> done) {
    Job<T> job = work.job(task);
    running.set(job);
    var _ =
        job.onDone(
                result -> {
                  over(job);
                  done.accept(result);
                })
            .onFailed(
                sentence -> {
                  over(job);
                  messages.error(sentence);
                })
            .onCancelled(() -> over(job))
            .start();
  }

  private void over(Job<?> job) {
    if (Objects.equals(running.get(), job)) {
      running.set(null);
    }
  }

  /** Waits no longer for what is looked for. */
  void giveUp() {
    Job<?> job = running.get();
    if (job != null) {
      job.cancel();
    }
  }

  /** Looks for everything again. */
  void clearFilter() {
    text.set("");
    status.set(StatusChoice.ALL);
    period.set(PeriodChoice.ALL);
    product.set(ProductChoice.ALL);
    search();
  }

  /** The name of a product, as far as it is known. */
  String nameOf(int productId) {
    return names.getOrDefault(productId, "Product " + productId);
  }

  boolean filtered() {
    return !text.get().isBlank()
        || status.get() != StatusChoice.ALL
        || period.get() != PeriodChoice.ALL
        || product.get().id() != null;
  }

  Formats formats() {
    return formats;
  }

  MessageViewModel messages() {
    return messages;
  }

  /** An e-mail address or an order number, or nothing. */
  StringProperty textProperty() {
    return text;
  }

  ObjectProperty<StatusChoice> statusProperty() {
    return status;
  }

  ObjectProperty<PeriodChoice> periodProperty() {
    return period;
  }

  ObjectProperty<ProductChoice> productProperty() {
    return product;
  }

  ObservableList<ProductChoice> products() {
    return products;
  }

  /** The orders of the page, newest first. */
  ObservableList<Order> rows() {
    return rows;
  }

  ObjectProperty<@Nullable Order> selectedProperty() {
    return selected;
  }

  /** The events of the order that is looked at. */
  ObservableList<InventoryEvent> history() {
    return history;
  }

  /** Why something is done to the order. */
  StringProperty reasonProperty() {
    return reason;
  }

  ReadOnlyObjectProperty<@Nullable Job<?>> runningProperty() {
    return running.getReadOnlyProperty();
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
