package io.flashsale.console.overview;

import org.jspecify.annotations.Nullable;

/**
 * What the chart is of.
 *
 * @param id the product's, or null for all
 */
public record ChartChoice(@Nullable Integer id, String name) {
  static final ChartChoice ALL = new ChartChoice(null, "All products");

  @Override
  public String toString() {
    return name;
  }
}
