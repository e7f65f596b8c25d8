package io.flashsale.inventory;

import io.flashsale.order.CustomerEmail;
import io.flashsale.throttle.Applicant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a product's stock.
 *
 * @param <O> what may become of it
 */
public sealed interface Command<O extends Outcome> {

  int productId();

  /**
   * Set stock aside for a customer.
   *
   * @param quantity from 1 to the product's {@code maxPerOrder}
   * @param clientAddress the client's address as the throttle counts it
   * @param idempotencyKey 16 to 128 visible ASCII characters, or null
   */
  record PlaceHold(
      int productId,
      CustomerEmail customer,
      int quantity,
      String clientAddress,
      @Nullable String idempotencyKey)
      implements Command<HoldOutcome> {

    Applicant applicant() {
      return new Applicant(customer.canonical(), clientAddress);
    }
  }

  /** The shopper checks out. */
  record Confirm(int productId, UUID orderId) implements Command<ConfirmOutcome> {}

  /** The hold is given up before it is due, by the shopper or the admin. */
  record Release(int productId, UUID orderId) implements Command<CancelOutcome> {}

  /** All holds of the product that are due go back. */
  record ReleaseDue(int productId) implements Command<DueOutcome> {}

  /**
   * The admin adds stock, or takes some that is available away.
   *
   * @param delta not 0
   * @param reason for the ledger
   */
  record AdjustStock(int productId, int delta, String reason) implements Command<StockOutcome> {}

  /** The rehearsal is over: its product goes, with its orders and its ledger. */
  record Purge(int productId) implements Command<PurgeOutcome> {}
}
