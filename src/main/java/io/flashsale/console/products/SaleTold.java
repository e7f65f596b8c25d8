package io.flashsale.console.products;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.product.Product;
import io.flashsale.product.SaleOutcome;
import io.flashsale.product.SaleState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says what became of something that was done to a product. */
final class SaleTold {
  private final MessageViewModel messages;
  private final Consumer<Product> changed;

  /**
   * @param changed hears of a product as it is now
   */
  SaleTold(MessageViewModel messages, Consumer<Product> changed) {
    this.messages = messages;
    this.changed = changed;
  }

  /**
   * Says it.
   *
   * @param done the sentence for when it was done
   * @param undo takes it back; null where it cannot be
   */
  void tell(SaleOutcome outcome, String done, @Nullable Action undo) {
    switch (outcome) {
      case SaleOutcome.Changed(Product after) -> {
        messages.done(done, undo);
        changed.accept(after);
      }
      case SaleOutcome.NotNow(SaleState state) ->
          messages.error(
              state == SaleState.ENDED
                  ? "The sale is over: extend it, and it goes on."
                  : "The sale has not begun: open it first.");
      case SaleOutcome.HasOrders _ ->
          messages.error("Somebody ordered this product or waits for it, so it stays: close it.");
      case SaleOutcome.NotFound _ -> messages.error("This product is no longer there.");
    }
  }
}
