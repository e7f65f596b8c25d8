package io.flashsale.web;

import io.flashsale.product.Product;
import io.flashsale.product.Stock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as the API tells it.
 *
 * @param price of one unit in minor units of the currency
 * @param liveStock units that can be held now
 * @param soldPercent confirmed units of all, 0 to 100 with one decimal
 * @param maxPerCustomer the units that one person may have, or null for no limit
 * @param inLine how many are in line, those who entered its draw included
 * @param paused whether new holds wait for the sale to go on
 * @param targetStock the total, less the units that go as they come free
 * @param pictureUrl the path of its picture, another for each picture; null where it has none
 * @param drawn whether its draw is made; false for a product without one
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
    @Nullable Integer maxPerCustomer,
    String opening,
    int inLine,
    boolean drawn,
    boolean paused,
    int targetStock,
    @Nullable String pictureUrl,
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
        product.details().maxPerCustomer(),
        product.opening().code(),
        product.line().inLine(),
        product.line().drawnAt() != null,
        product.paused(),
        product.targetStock(),
        pictureUrl(product),
        product.window().at(now).code(),
        now);
  }

  private static @Nullable String pictureUrl(Product product) {
    String hash = product.pictureHash();
    return hash == null ? null : "/api/products/%d/picture?v=%s".formatted(product.id(), hash);
  }

  /** Confirmed units of all, 0 to 100, cut to one decimal, so that 100 means all. */
  static double soldPercent(Stock stock) {
    return stock.total() == 0 ? 0 : Math.floor(stock.sold() * 1000.0 / stock.total()) / 10;
  }
}
