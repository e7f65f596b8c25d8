package io.flashsale.product;

import io.flashsale.draw.Beacon;
import org.jspecify.annotations.Nullable;

/**
 * A product to be made.
 *
 * @param totalStock the units it begins with, 0 to {@link ProductDetails#STOCK_MAX}
 * @param beacon the public beacon that its draw waits for, or null; only for a draw
 * @param demo whether it belongs to the demo data
 * @param rehearsal whether it is for a simulated crowd: unlisted, outside limits and figures, and
 *     to be purged afterwards
 */
public record NewProduct(
    ProductDetails details,
    int totalStock,
    OpeningMode opening,
    @Nullable Beacon beacon,
    boolean demo,
    boolean rehearsal) {

  /** A product for customers whose draw, if it has one, waits for no beacon. */
  public NewProduct(ProductDetails details, int totalStock, OpeningMode opening, boolean demo) {
    this(details, totalStock, opening, null, demo, false);
  }
}
