package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import io.flashsale.product.SaleWindow;
import io.flashsale.product.Stock;

/** What the table shows of a product. */
public record ProductLine(
    int id,
    String name,
    SaleState state,
    SaleWindow window,
    long price,
    Stock stock,
    long expiredUnits) {

  static ProductLine of(ProductFigures figures) {
    Product product = figures.product();
    return new ProductLine(
        product.id(),
        product.name(),
        figures.state(),
        product.window(),
        product.details().price(),
        product.stock(),
        product.tally().expiredUnits());
  }

  /** The share of the stock that is sold, between 0 and 1. */
  double soldShare() {
    return stock.total() == 0 ? 0 : (double) stock.sold() / stock.total();
  }
}
