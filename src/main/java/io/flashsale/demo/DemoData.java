package io.flashsale.demo;

import io.flashsale.inventory.HoldService;
import io.flashsale.inventory.LineService;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.ProductService;
import io.flashsale.product.SaleState;
import io.flashsale.product.SaleWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Three live products and an upcoming one, so that a store that was just started has a sale. */
public final class DemoData {

  /** A demo product; times count from the seeding. */
  private record Item(
      String name, String description, long price, int stock, Duration opens, Duration closes) {

    ProductDetails details(Instant now) {
      return new ProductDetails(
          name,
          description,
          price,
          new SaleWindow(now.plus(opens), now.plus(closes)),
          ProductDetails.MAX_PER_ORDER_DEFAULT);
    }
  }

  private static final Duration HOUR = Duration.ofHours(1);

  private static final List<Item> ITEMS =
      List.of(
          new Item(
              "Flash Phone X",
              "6.7-inch OLED, 256 GB, two-day battery. Sealed box, two years of warranty.",
              199_990,
              50,
              HOUR.negated(),
              HOUR),
          new Item(
              "Pro Gaming Mouse",
              "26,000 dpi optical sensor, 58 g, wireless with 90 hours on one charge.",
              4_999,
              100,
              HOUR.negated(),
              HOUR),
          new Item(
              "Noise Cancelling Headphones",
              "Over-ear, adaptive noise cancelling, 40 hours of music, folds into its case.",
              8_999,
              75,
              HOUR.negated(),
              HOUR),
          new Item(
              "Old Model Laptop",
              "14-inch, 16 GB, 512 GB SSD. Last year's model, new, while the last ones last.",
              59_999,
              20,
              HOUR.multipliedBy(3),
              HOUR.multipliedBy(4)));

  private final Catalog catalog;
  private final ProductService products;
  private final HoldService holds;
  private final LineService lines;
  private final StoreTime time;

  public DemoData(
      Catalog catalog,
      ProductService products,
      HoldService holds,
      LineService lines,
      StoreTime time) {
    this.catalog = catalog;
    this.products = products;
    this.holds = holds;
    this.lines = lines;
    this.time = time;
  }

  /**
   * Renews the demo when nothing but demo products exists and none of them is live.
   *
   * @return whether it did
   */
  public boolean renewWhenOver() {
    List<Product> all = catalog.all();
    boolean over =
        !all.isEmpty()
            && all.stream().allMatch(Product::demo)
            && catalog.in(SaleState.LIVE).isEmpty();
    if (over) {
      seed();
    }
    return over;
  }

  /**
   * Makes the demo products that are missing, and renews the others: their windows begin anew, and
   * their stock is topped up to what can be sold at first. Orders stay.
   *
   * @return the demo products
   */
  public List<Product> seed() {
    Instant now = time.now().truncatedTo(ChronoUnit.SECONDS);
    return ITEMS.stream().map(item -> seed(item, now)).toList();
  }

  private Product seed(Item item, Instant now) {
    Optional<Product> existing =
        catalog.all().stream()
            .filter(
                product ->
                    product.demo() && !product.removed() && product.name().equals(item.name()))
            .findFirst();
    if (existing.isEmpty()) {
      return make(item, now);
    }
    if (existing.get().line().inLine() > 0) {
      // Who waited for the sale that is over does not wait for the one that begins now.
      var _ = lines.close(existing.get().id());
    }
    Optional<Product> known = products.update(existing.get().id(), _ -> item.details(now));
    if (known.isEmpty()) {
      // The admin has taken it back.
      return make(item, now);
    }
    Product renewed = known.get();
    int missing = item.stock() - renewed.stock().available();
    return missing > 0
            && holds.adjustStock(renewed.id(), missing, "demo renewed")
                instanceof StockOutcome.Adjusted(Product topped)
        ? topped
        : renewed;
  }

  private Product make(Item item, Instant now) {
    return products.create(
        new NewProduct(item.details(now), item.stock(), OpeningMode.FIRST_COME, true));
  }
}
