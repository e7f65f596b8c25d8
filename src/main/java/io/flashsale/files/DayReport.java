package io.flashsale.files;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the store sold on a day, product by product.
 *
 * @param day the day, as the admin's clock has it
 * @param zone of that clock
 * @param madeAt the database's time of the reading
 * @param currency of all amounts
 * @param products those that were on sale on the day or of which something moved, by id
 * @param quarters the units of each quarter of an hour of the day, in order, empty ones included
 */
public record DayReport(
    LocalDate day,
    ZoneId zone,
    Instant madeAt,
    Currency currency,
    List<Line> products,
    List<Quarter> quarters) {

  public DayReport {
    products = List.copyOf(products);
    quarters = List.copyOf(quarters);
  }

  /**
   * A product's day. The stock is of now; all else is of the day.
   *
   * @param stock units in all
   * @param available units that can be held now
   * @param sold units confirmed
   * @param expired units whose hold expired
   * @param returned units taken back
   * @param soldOut answers that it is sold out
   * @param throttled answers that a limit is reached
   * @param revenue of the units confirmed, in minor units
   * @param refunded of the units taken back, in minor units
   */
  public record Line(
      int productId,
      String name,
      long stock,
      long available,
      long sold,
      long expired,
      long returned,
      long soldOut,
      long throttled,
      long revenue,
      long refunded) {

    /** All answers that refused. */
    public long refused() {
      return soldOut + throttled;
    }

    /** What remains after what was taken back, in minor units. */
    public long net() {
      return revenue - refunded;
    }
  }

  /** Units of all products in a quarter of an hour. */
  public record Quarter(Instant start, long sold, long expired) {}

  /** A figure summed over all products. */
  public long sum(ToLongFunction<Line> figure) {
    return products.stream().mapToLong(figure).sum();
  }
}
