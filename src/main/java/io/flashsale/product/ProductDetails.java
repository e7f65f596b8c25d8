package io.flashsale.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * What the admin says of a product.
 *
 * @param name 1 to {@link #NAME_MAX} characters
 * @param description up to {@link #DESCRIPTION_MAX} characters, may be empty
 * @param price of one unit in minor units, not negative
 * @param window when it is for sale
 * @param maxPerOrder the most units of one order, at least 1
 * @param maxPerCustomer the most units that one canonical e-mail may hold and have bought together,
 *     at least 1; null for no limit
 */
@Embeddable
public record ProductDetails(
    String name,
    String description,
    long price,
    @Embedded SaleWindow window,
    @Column(name = "max_per_order") int maxPerOrder,
    @Column(name = "max_per_customer") @Nullable Integer maxPerCustomer) {

  public static final int NAME_MAX = 200;
  public static final int DESCRIPTION_MAX = 5_000;

  /** The highest price that every JSON reader takes as it is. */
  public static final long PRICE_MAX = 1_000_000_000_000L;

  /** The most units of a product. */
  public static final int STOCK_MAX = 1_000_000_000;

  public static final int MAX_PER_ORDER_DEFAULT = 5;
  public static final int MAX_PER_ORDER_MAX = 1_000_000;

  /** Details without a limit per customer. */
  public ProductDetails(
      String name, String description, long price, SaleWindow window, int maxPerOrder) {
    this(name, description, price, window, maxPerOrder, null);
  }

  /** The same for another time. */
  public ProductDetails within(SaleWindow other) {
    return new ProductDetails(name, description, price, other, maxPerOrder, maxPerCustomer);
  }
}
