package io.flashsale.console.products;

import io.flashsale.console.view.Formats;
import io.flashsale.product.Product;
import io.flashsale.product.Stock;
import io.flashsale.product.StockPlan;

/** Says what setting a product's stock would mean, before it is done. */
final class StockWords {
  private final Formats formats;

  StockWords(Formats formats) {
    this.formats = formats;
  }

  /** What setting the stock of a product to a total means, in one or two sentences. */
  String meaning(Product product, int target) {
    Stock stock = product.stock();
    StockPlan plan = StockPlan.of(stock, target);
    if (target == product.targetStock()) {
      return "This is what it has.";
    }
    if (plan.now() > 0) {
      return "%s more can be sold at once.".formatted(units(plan.now()));
    }
    String atOnce =
        plan.now() == 0
            ? "Nothing goes at once."
            : "%s of the available go at once.".formatted(units(-plan.now()));
    if (plan.drain() == 0) {
      return atOnce + (plan.now() == 0 ? " Nothing more has to go." : "");
    }
    int fromHolds = Math.min(plan.drain(), stock.held());
    int beyond = plan.drain() - fromHolds;
    String later =
        fromHolds == 0
            ? ""
            : " %s of %s held go as their holds lapse; who checks out keeps theirs."
                .formatted(units(fromHolds), formats.number(stock.held()));
    String sold =
        beyond == 0
            ? ""
            : " %s are sold and go only if their orders are returned.".formatted(units(beyond));
    return atOnce + later + sold;
  }

  private String units(int number) {
    return number == 1 ? "1 unit" : formats.number(number) + " units";
  }
}
