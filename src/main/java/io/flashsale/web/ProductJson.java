package io.flashsale.web;

import io.flashsale.product.Product;
import io.flashsale.product.Stock;
import java.time.Instant;

/**
 * A product as the API tells it.
 *
 * @param price of one unit in minor units of the currency
 * @param liveStock units that can be held now
 * @param soldPercent confirmed units of all, 0 to 100 with one decimal
 */
record ProductJson(
    int id,
    String name,
    String description,
    long price,
    String currency,
    int totalStock,
    int liveStock,
    int heldStock,
    int soldStock,
    double soldPercent,
    Instant saleStartsAt,
    Instant saleEndsAt,
    int maxPerOrder,
    String opening,
    String state,
    Instant serverTime) {

  static ProductJson of(Product product, String currency, Instant now) {
    Stock stock = product.stock();
    return new ProductJson(
        product.id(),
        product.name(),
        product.details().description(),
        product.details().price(),
        currency,
        stock.total(),
        stock.available(),
        stock.held(),
        stock.sold(),
        soldPercent(stock),
        product.window().startsAt(),
        product.window().endsAt(),
        product.details().maxPerOrder(),
        product.opening().code(),
        product.window().at(now).code(),
        now);
  }

  /** Confirmed units of all, 0 to 100, cut to one decimal, so that 100 means all. */
  static double soldPercent(Stock stock) {
    return stock.total() == 0 ? 0 : Math.floor(stock.sold() * 1000.0 / stock.total()) / 10;
  }
}
