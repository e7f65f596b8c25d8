package io.flashsale.console.orders;

import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Asking;
import io.flashsale.console.work.Work;
import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The order that is looked at: its history, and what is done to it for a reason. */
final class OrderDetail {
  static final int REASON_MAX = 200;

  private static final String NOT_NOW =
      "The store could not do this just now. Look at the order again in a moment.";

  private final OrderDesk desk;
  private final Work work;
  private final Asking asking;
  private final MessageViewModel messages;
  private final Formats formats;
  private final Consumer<Order> changed;
  private final ObjectProperty<@Nullable Order> selected = new SimpleObjectProperty<>();
  private final ObservableList<InventoryEvent> history = FXCollections.observableArrayList();
  private final StringProperty reason = new SimpleStringProperty("");

  /**
   * @param changed hears of an order as it is now
   */
  OrderDetail(
      OrderDesk desk,
      Work work,
      Asking asking,
      MessageViewModel messages,
      Formats formats,
      Consumer<Order> changed) {
    this.desk = desk;
    this.work = work;
    this.asking = asking;
    this.messages = messages;
    this.formats = formats;
    this.changed = changed;
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

  /** Gives the hold up that is looked at, for the reason that was typed. */
  void cancelHold() {
    Order order = selected.get();
    String why = reason.get().strip();
    if (order != null && mayAct(why)) {
      asking.askInstead(
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
      asking.askInstead(
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
    changed.accept(after);
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
                          changed.accept(after);
                          look(after);
                        }))
            .onFailed(messages::error)
            .start();
  }

  /** The order, or null. */
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
}
