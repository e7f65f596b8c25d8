package io.flashsale.console.products;

import io.flashsale.inventory.StockOutcome;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the products page asks of the store: the same service methods that the HTTP API calls.
 *
 * <p>All may block and throw; none is called on the FX thread.
 */
public interface ProductDesk {

  /** All products by id, at the store's time. */
  ProductList list();

  /** Makes a product. */
  Product create(NewProduct wanted);

  /** Changes what is said of a product; empty when there is none any more. */
  Optional<Product> update(int id, UnaryOperator<ProductDetails> change);

  /** Sets how many units it is to have. */
  StockOutcome setStock(int id, int total);

  /** Opens, pauses, resumes, closes or extends its sale. */
  SaleOutcome changeSale(int id, SaleChange change);

  /** Takes it back, where nobody has ordered it. */
  SaleOutcome remove(int id);

  /** Brings it back again. */
  SaleOutcome restore(int id);

  /** Its picture, or empty. */
  Optional<Picture> picture(int id);

  /** Gives it a picture, or takes it away when null. */
  SaleOutcome setPicture(int id, @Nullable Picture picture);

  /** The products as they were at a time of the store's clock. */
  record ProductList(Instant at, List<Product> products) {

    public ProductList {
      products = List.copyOf(products);
    }
  }
}
