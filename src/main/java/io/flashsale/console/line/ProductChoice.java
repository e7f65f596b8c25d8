package io.flashsale.console.line;

import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;

/** A product as one of several to choose from. */
record ProductChoice(int id, String name, boolean draw) {

  static ProductChoice of(Product product) {
    return new ProductChoice(product.id(), product.name(), product.opening() == OpeningMode.DRAW);
  }

  @Override
  public String toString() {
    return "%s (%d)".formatted(name, id);
  }
}
