package io.flashsale.rehearsal;

import io.flashsale.inventory.HoldService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Product;
import io.flashsale.product.ProductService;
import io.flashsale.product.SaleState;
import java.time.Instant;

/**
 * The products that simulated crowds buy.
 *
 * <p>A rehearsal purges its product itself. One that died left it behind: it is purged when the
 * next rehearsal begins, and else when its sale is over. So a store has one rehearsal at a time.
 */
public final class RehearsalProducts {
  private final Catalog catalog;
  private final ProductService products;
  private final HoldService holds;
  private final StoreTime time;

  /** The services are those of the store. */
  public RehearsalProducts(
      Catalog catalog, ProductService products, HoldService holds, StoreTime time) {
    this.catalog = catalog;
    this.products = products;
    this.holds = holds;
    this.time = time;
  }

  /** Makes a rehearsal's product, after those of earlier rehearsals are purged. */
  public Product create(NewProduct wanted) {
    catalog.rehearsals().forEach(left -> holds.purge(left.id()));
    return products.create(wanted);
  }

  /** Purges the products of rehearsals whose sale is over. */
  public void purgeWhatIsOver() {
    Instant now = time.now();
    catalog.rehearsals().stream()
        .filter(left -> left.window().at(now) == SaleState.ENDED)
        .forEach(left -> holds.purge(left.id()));
  }
}
