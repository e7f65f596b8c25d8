package io.flashsale.web;

import io.flashsale.product.Product;
import io.flashsale.product.Stock;
import java.time.Instant;

/** What of a product changes while it sells; the members mean what they mean of a product. */
record StockJson(
    int id,
    int totalStock,
    int liveStock,
    int heldStock,
    int soldStock,
    double soldPercent,
    String state,
    Instant serverTime) {

  static StockJson of(Product product, Instant now) {
    Stock stock = product.stock();
    return new StockJson(
        product.id(),
        stock.total(),
        stock.available(),
        stock.held(),
        stock.sold(),
        ProductJson.soldPercent(stock),
        product.window().at(now).code(),
        now);
  }
}
