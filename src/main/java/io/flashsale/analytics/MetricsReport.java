package io.flashsale.analytics;

import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import java.time.Instant;
import java.util.List;

/**
 * The figures of the store at one time, over all nodes.
 *
 * @param at the database's time of the reading
 * @param holdsCreated holds ever granted
 * @param holdsExpired orders whose hold expired
 * @param confirmedOrders orders that are confirmed
 * @param oversellAttemptsBlocked answers {@code sold_out}
 * @param throttleBlocked answers {@code throttled}
 * @param products the figures per product, by id
 * @param chart units sold and expired in the last hour, oldest first, empty buckets included
 */
public record MetricsReport(
    Instant at,
    long holdsCreated,
    long holdsExpired,
    long confirmedOrders,
    long oversellAttemptsBlocked,
    long throttleBlocked,
    List<ProductFigures> products,
    List<Bucket> chart) {

  /** A product as it was read, and where its sale stood then. */
  public record ProductFigures(Product product, SaleState state) {}

  /**
   * Units of all products in five minutes.
   *
   * @param start the first moment of the bucket, a multiple of five minutes
   */
  public record Bucket(Instant start, long sold, long expired) {}
}
