package io.flashsale.console;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.console.products.ProductDesk;
import io.flashsale.inventory.Outcome;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Products that are what the figures say, and of which nothing can be changed. */
record FakeProducts(Supplier<MetricsReport> figures) implements ProductDesk {

  @Override
  public ProductList list() {
    MetricsReport report = figures.get();
    return new ProductList(
        report.at(), report.products().stream().map(ProductFigures::product).toList());
  }

  @Override
  public Product create(NewProduct wanted) {
    throw new IllegalStateException("nothing is made here");
  }

  @Override
  public Optional<Product> update(int id, UnaryOperator<ProductDetails> change) {
    return Optional.empty();
  }

  @Override
  public StockOutcome setStock(int id, int total) {
    return new Outcome.Unavailable();
  }

  @Override
  public SaleOutcome changeSale(int id, SaleChange change) {
    return new SaleOutcome.NotFound();
  }

  @Override
  public SaleOutcome remove(int id) {
    return new SaleOutcome.NotFound();
  }

  @Override
  public SaleOutcome restore(int id) {
    return new SaleOutcome.NotFound();
  }

  @Override
  public Optional<Picture> picture(int id) {
    return Optional.empty();
  }

  @Override
  public SaleOutcome setPicture(int id, @Nullable Picture picture) {
    return new SaleOutcome.NotFound();
  }
}
