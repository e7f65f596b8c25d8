package io.flashsale.product;

/**
 * A product to be made.
 *
 * @param totalStock the units it begins with, 0 to {@link ProductDetails#STOCK_MAX}
 * @param demo whether it belongs to the demo data
 */
public record NewProduct(
    ProductDetails details, int totalStock, OpeningMode opening, boolean demo) {}
