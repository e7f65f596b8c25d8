package io.flashsale.product;

import java.lang.reflect.Field;

/** Products as the database gives them back. */
public final class ProductFixtures {
  private ProductFixtures() {}

  /** A product for sale in the given window, of which nothing was sold. */
  public static Product product(int id, String name, long price, int stock, SaleWindow window) {
    ProductDetails details = new ProductDetails(name, "", price, window, 5);
    Product product =
        new Product(
            new NewProduct(details, stock, OpeningMode.FIRST_COME, false), window.startsAt());
    number(product, id);
    return product;
  }

  /** Sets what only the database sets. */
  private static void number(Product product, int id) {
    try {
      Field field = Product.class.getDeclaredField("id");
      field.setAccessible(true);
      field.setInt(product, id);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
