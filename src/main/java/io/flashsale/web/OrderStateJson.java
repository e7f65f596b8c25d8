package io.flashsale.web;

import io.flashsale.order.Order;
import java.time.Instant;

/**
 * What of an order changes, for whoever follows it; no word of who made it.
 *
 * @param serverTime the store's time when it was heard of
 */
record OrderStateJson(
    String id, int productId, String status, Instant holdExpiresAt, Instant serverTime) {

  static OrderStateJson of(Order order, Instant now) {
    return new OrderStateJson(
        order.id().toString(),
        order.productId(),
        order.status().code(),
        order.holdExpiresAt(),
        now);
  }

  OrderStateJson with(String newStatus, Instant now) {
    return new OrderStateJson(id, productId, newStatus, holdExpiresAt, now);
  }
}
