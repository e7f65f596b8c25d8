package io.flashsale.inventory;

import io.flashsale.product.Product;

/** What became of {@link Command.AdjustStock}. */
public sealed interface StockOutcome extends Outcome
    permits StockOutcome.Adjusted,
        StockOutcome.InUse,
        StockOutcome.TooMuch,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The stock was changed. */
  record Adjusted(Product product) implements StockOutcome {}

  /** Fewer units are available than would be taken away. */
  record InUse(int available) implements StockOutcome {}

  /** The product would have more units than {@code ProductDetails.STOCK_MAX}. */
  record TooMuch() implements StockOutcome {}
}
