package io.flashsale.product;

/** What became of a change at the desk. */
public sealed interface SaleOutcome {

  /** It is so now, also where it was so before. */
  record Changed(Product product) implements SaleOutcome {}

  /** Where the sale stands, it cannot be. */
  record NotNow(SaleState state) implements SaleOutcome {}

  /** Somebody ordered the product or waits for it, so it stays. */
  record HasOrders() implements SaleOutcome {}

  /** There is no such product. */
  record NotFound() implements SaleOutcome {}
}
