package io.flashsale.web;

import io.flashsale.order.Order;
import io.flashsale.order.OrderService;
import io.flashsale.order.OrderStatus;
import io.flashsale.persistence.StoreTime;
import io.flashsale.web.live.FollowSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The states of orders, for those who follow them. */
final class OrderStates implements FollowSource {
  private final OrderService orders;
  private final StoreTime time;

  OrderStates(OrderService orders, StoreTime time) {
    this.orders = orders;
    this.time = time;
  }

  @Override
  public Map<UUID, State> read(Collection<UUID> ids) {
    return orders.findAll(ids).stream().collect(Collectors.toMap(Order::id, this::state));
  }

  private State state(Order order) {
    return state(OrderStateJson.of(order, time.now()));
  }

  @Override
  public State resolved(State before, String status) {
    return state(((OrderStateJson) before.data()).with(status, time.now()));
  }

  /** An order goes from pending to resolved to returned, so its status is its version. */
  private static State state(OrderStateJson json) {
    boolean settled = !json.status().equals(OrderStatus.PENDING.code());
    boolean returned = json.status().equals(OrderStatus.RETURNED.code());
    long version = returned ? 2 : settled ? 1 : 0;
    return new State(json.productId(), version, settled, json);
  }
}
