package io.flashsale.product;

/**
 * A product to be made.
 *
 * @param totalStock the units it begins with, 0 to {@link ProductDetails#STOCK_MAX}
 * @param demo whether it belongs to the demo data
 * @param rehearsal whether it is for a simulated crowd: unlisted, outside limits and figures, and
 *     to be purged afterwards
 */
public record NewProduct(
    ProductDetails details, int totalStock, OpeningMode opening, boolean demo, boolean rehearsal) {

  /** A product for customers. */
  public NewProduct(ProductDetails details, int totalStock, OpeningMode opening, boolean demo) {
    this(details, totalStock, opening, demo, false);
  }
}
