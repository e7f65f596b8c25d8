package io.flashsale.console.orders;

import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for, by product.
 *
 * @param id the product's, or null for all
 */
public record ProductChoice(@Nullable Integer id, String name) {
  static final ProductChoice ALL = new ProductChoice(null, "All products");

  @Override
  public String toString() {
    return name;
  }
}
