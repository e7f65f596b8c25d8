package io.flashsale.web.live;

import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as clients were told last.
 *
 * @param stock the event that tells its stock
 * @param sale the event that tells all of it
 * @param version of the products when it was told
 * @param saleVersion of the products when its sale was told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProductTold(
    Product product, SaleState state, byte[] stock, byte[] sale, long version, long saleVersion) {

  /** The product as it is to be told now, or null when that is as it was told before. */
  static @Nullable ProductTold next(
      @Nullable ProductTold before, Product product, Instant now, LiveJson json, long version) {
    SaleState state = product.window().at(now);
    boolean sameSale =
        before != null
            && before.state == state
            && before.product.details().equals(product.details());
    if (before != null && sameSale && before.product.stock().equals(product.stock())) {
      return null;
    }
    return new ProductTold(
        product,
        state,
        Frame.of("stock", json.stock(product, now)),
        before != null && sameSale ? before.sale : Frame.of("sale", json.sale(product, now)),
        version,
        before != null && sameSale ? before.saleVersion : version);
  }
}
