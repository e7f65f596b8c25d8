package io.flashsale.web.live;

import io.flashsale.product.Product;
import java.time.Instant;

/** Writes the data of events: one line of JSON each. */
public interface LiveJson {

  /** A product with all that is told of it. */
  byte[] sale(Product product, Instant now);

  /** What of a product changes while it sells. */
  byte[] stock(Product product, Instant now);

  /** The store's time. */
  byte[] time(Instant now);

  /** What a {@link FollowSource} told. */
  byte[] told(Object told);
}
