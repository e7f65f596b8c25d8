package io.flashsale.inventory;

import io.flashsale.inventory.LifeStep.Adjust;
import io.flashsale.inventory.LifeStep.CancelOrder;
import io.flashsale.inventory.LifeStep.ConfirmOrder;
import io.flashsale.inventory.LifeStep.Hold;
import io.flashsale.inventory.LifeStep.SetTotal;
import io.flashsale.inventory.LifeStep.Single;
import io.flashsale.order.OrderStatus;
import io.flashsale.throttle.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a product's stock, orders and ledger must be after each command, worked out from the rules
 * alone: no queue, no group, no database, no Redis.
 */
final class ProductModel {
  static final int MAX_PER_ORDER = 5;
  static final Duration HOLD_TIME = Duration.ofSeconds(120);
  static final int PER_EMAIL = 2;
  static final int PER_ADDRESS = 4;

  /** What must become of a command. */
  sealed interface Expected {
    /** A new hold, the n-th order. */
    record Placed(int order) implements Expected {}

    /** The answer of an earlier hold again. */
    record Again(int order) implements Expected {}

    /** The order is confirmed or cancelled, now or before. */
    record Resolved(int order, OrderStatus status) implements Expected {}

    /** The order was resolved in another way. */
    record Otherwise(OrderStatus status) implements Expected {}

    /** The outcome without an order. */
    record Just(Outcome outcome) implements Expected {}

    /** A limit is reached. */
    record Limited(Scope scope) implements Expected {}

    /** The stock is another now. */
    record Restocked() implements Expected {}
  }

  /** An order as it must be. */
  static final class ModelOrder {
    final int quantity;
    final Instant due;
    @Nullable UUID id;
    OrderStatus status = OrderStatus.PENDING;

    ModelOrder(int quantity, Instant due) {
      this.quantity = quantity;
      this.due = due;
    }
  }

  /** An event that must be in the ledger; {@code order} is null for a change of the stock. */
  record ModelEvent(
      String type, int delta, int quantity, @Nullable String reason, @Nullable ModelOrder order) {}

  private record CustomerKey(int customer, int key) {}

  private final Instant saleEnds;
  private final Map<CustomerKey, Integer> keyed = new HashMap<>();
  private final Map<Integer, Integer> ofCustomer = new HashMap<>();
  private final Map<Integer, Integer> ofAddress = new HashMap<>();
  final List<ModelOrder> orders = new ArrayList<>();
  final List<ModelEvent> events = new ArrayList<>();
  int total;
  int available;
  int held;
  int sold;

  /** The units that are still to go. */
  int drain;

  ProductModel(int stock, Instant saleEnds) {
    this.saleEnds = saleEnds;
    this.total = stock;
    this.available = stock;
    events.add(new ModelEvent("stock_added", stock, stock, "initial stock", null));
  }

  Expected run(Single command, Instant now) {
    Expected expected = decide(command, now);
    drainFree();
    return expected;
  }

  private Expected decide(Single command, Instant now) {
    return switch (command) {
      case Hold hold -> hold(hold, now);
      case ConfirmOrder(int order) -> resolve(order, OrderStatus.CONFIRMED, now);
      case CancelOrder(int order) -> resolve(order, OrderStatus.CANCELLED, now);
      case Adjust(int delta) -> adjust(delta);
      case SetTotal(int target) -> setTotal(target);
    };
  }

  private Expected hold(Hold hold, Instant now) {
    Integer key = hold.key();
    Integer before = key == null ? null : keyed.get(new CustomerKey(hold.customer(), key));
    if (before != null) {
      return orders.get(before).quantity == hold.quantity()
          ? new Expected.Again(before)
          : new Expected.Just(new HoldOutcome.KeyReused());
    }
    if (hold.quantity() > MAX_PER_ORDER) {
      return new Expected.Just(new HoldOutcome.AboveMaxPerOrder(MAX_PER_ORDER));
    }
    if (!now.isBefore(saleEnds)) {
      return new Expected.Just(new HoldOutcome.SaleNotActive());
    }
    if (hold.quantity() > available) {
      return new Expected.Just(new HoldOutcome.SoldOut());
    }
    if (ofCustomer.getOrDefault(hold.customer(), 0) == PER_EMAIL) {
      return new Expected.Limited(Scope.EMAIL);
    }
    if (ofAddress.getOrDefault(hold.address(), 0) == PER_ADDRESS) {
      return new Expected.Limited(Scope.IP);
    }
    ofCustomer.merge(hold.customer(), 1, Integer::sum);
    ofAddress.merge(hold.address(), 1, Integer::sum);
    var order = new ModelOrder(hold.quantity(), now.plus(HOLD_TIME));
    orders.add(order);
    if (key != null) {
      keyed.put(new CustomerKey(hold.customer(), key), orders.size() - 1);
    }
    available -= order.quantity;
    held += order.quantity;
    tell("hold_created", -order.quantity, null, order);
    return new Expected.Placed(orders.size() - 1);
  }

  private Expected resolve(int number, OrderStatus status, Instant now) {
    if (number >= orders.size()) {
      return new Expected.Just(new Outcome.NotFound());
    }
    ModelOrder order = orders.get(number);
    if (order.status == OrderStatus.PENDING && !now.isBefore(order.due)) {
      expire(order);
    }
    if (order.status == OrderStatus.PENDING) {
      held -= order.quantity;
      order.status = status;
      if (status == OrderStatus.CONFIRMED) {
        sold += order.quantity;
        tell("order_confirmed", 0, null, order);
      } else {
        available += order.quantity;
        tell("hold_released", order.quantity, "cancelled", order);
      }
    }
    return order.status == status
        ? new Expected.Resolved(number, status)
        : new Expected.Otherwise(order.status);
  }

  private Expected adjust(int delta) {
    return available + delta < 0
        ? new Expected.Just(new StockOutcome.InUse(available))
        : setTotal(total - drain + delta);
  }

  private Expected setTotal(int target) {
    drain = 0;
    int added = Math.max(target - total, -available);
    if (added != 0) {
      stockAdded(added, "by the test");
    }
    drain = total - target;
    return new Expected.Restocked();
  }

  private void stockAdded(int delta, String reason) {
    total += delta;
    available += delta;
    events.add(new ModelEvent("stock_added", delta, delta, reason, null));
  }

  /** What came free goes as long as there is too much. */
  private void drainFree() {
    int units = Math.min(drain, available);
    if (units > 0) {
      stockAdded(-units, "drained");
      drain -= units;
    }
  }

  /** Lets go what is due. */
  void expireDue(Instant now) {
    for (ModelOrder order : orders) {
      if (order.status == OrderStatus.PENDING && !now.isBefore(order.due)) {
        expire(order);
      }
    }
    drainFree();
  }

  private void expire(ModelOrder order) {
    order.status = OrderStatus.EXPIRED;
    held -= order.quantity;
    available += order.quantity;
    tell("hold_released", order.quantity, "expired", order);
  }

  private void tell(String type, int delta, @Nullable String reason, ModelOrder order) {
    events.add(new ModelEvent(type, delta, order.quantity, reason, order));
  }

  long count(OrderStatus status) {
    return orders.stream().filter(order -> order.status == status).count();
  }
}
