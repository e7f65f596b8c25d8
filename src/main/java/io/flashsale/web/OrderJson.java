package io.flashsale.web;

import io.flashsale.order.Order;
import io.flashsale.product.Product;
import java.time.Instant;

/**
 * An order as the API tells it.
 *
 * @param price of one unit when it was held, in minor units of the currency
 * @param serverTime the store's time of the answer, by which a countdown runs
 */
record OrderJson(
    String id,
    int productId,
    String productName,
    String description,
    long price,
    String currency,
    int quantity,
    String status,
    Instant holdExpiresAt,
    Instant createdAt,
    String customerEmail,
    Instant serverTime) {

  static OrderJson of(Order order, Product product, String currency, Instant now) {
    return new OrderJson(
        order.id().toString(),
        order.productId(),
        product.name(),
        product.details().description(),
        order.price(),
        currency,
        order.quantity(),
        order.status().code(),
        order.holdExpiresAt(),
        order.createdAt(),
        order.customerEmail(),
        now);
  }
}
