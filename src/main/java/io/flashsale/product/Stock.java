package io.flashsale.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A product's units: {@code total = available + held + sold}, none of them negative, always.
 *
 * <p>The compact constructor refuses anything else, as the database's CHECK does.
 */
@Embeddable
public record Stock(@Column(name = "total_stock") int total, int available, int held, int sold) {

  public Stock {
    if (available < 0 || held < 0 || sold < 0 || total != (long) available + held + sold) {
      throw new IllegalArgumentException(
          "stock out of balance: total %d, available %d, held %d, sold %d"
              .formatted(total, available, held, sold));
    }
  }

  /** Stock of which nothing is held or sold. */
  public static Stock of(int total) {
    return new Stock(total, total, 0, 0);
  }

  public Stock hold(int units) {
    return new Stock(total, available - units, held + units, sold);
  }

  public Stock release(int units) {
    return new Stock(total, available + units, held - units, sold);
  }

  public Stock sell(int units) {
    return new Stock(total, available, held - units, sold + units);
  }

  /** Takes sold units back. */
  public Stock takeBack(int units) {
    return new Stock(total, available + units, held, sold - units);
  }

  /** The units that somebody in line may still get: those available and those held. */
  public int unsold() {
    return available + held;
  }

  /** Adds available units, or takes them away when negative. */
  public Stock adjust(int delta) {
    return new Stock(Math.addExact(total, delta), Math.addExact(available, delta), held, sold);
  }
}
