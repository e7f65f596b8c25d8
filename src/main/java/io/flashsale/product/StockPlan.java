package io.flashsale.product;

/**
 * What setting a product's stock comes to: what happens at once, and what has to wait.
 *
 * @param now units added at once, or taken away when negative; never more than are available
 * @param drain units that are still to go, as holds lapse or orders are taken back
 */
public record StockPlan(int now, int drain) {

  /**
   * The plan that brings a stock to a total.
   *
   * @param target the units that the product is to have in the end, not negative
   */
  public static StockPlan of(Stock stock, int target) {
    if (target < 0) {
      throw new IllegalArgumentException("no stock has %d units".formatted(target));
    }
    if (target >= stock.total()) {
      return new StockPlan(target - stock.total(), 0);
    }
    int tooMany = stock.total() - target;
    int taken = Math.min(tooMany, stock.available());
    return new StockPlan(-taken, tooMany - taken);
  }
}
