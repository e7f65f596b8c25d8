package io.flashsale.inventory;

import io.flashsale.order.CustomerEmail;
import io.flashsale.throttle.Applicant;
import io.flashsale.waitlist.WaitlistEntry;
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

  /**
   * The hold is given up before it is due, by the shopper or the admin.
   *
   * @param reason for the ledger; not the one of a hold that was due
   */
  record Release(int productId, UUID orderId, String reason) implements Command<CancelOutcome> {
    static final String CANCELLED = "cancelled";

    /** The hold is given up without a word. */
    Release(int productId, UUID orderId) {
      this(productId, orderId, CANCELLED);
    }
  }

  /** All holds of the product that are due go back. */
  record ReleaseDue(int productId) implements Command<DueOutcome> {}

  /**
   * The admin adds stock, or takes some that is available away.
   *
   * @param delta not 0
   * @param reason for the ledger
   */
  record AdjustStock(int productId, int delta, String reason) implements Command<StockOutcome> {}

  /**
   * The admin says how many units the product is to have. What is too much and not available goes
   * as it comes free.
   *
   * @param total from 0 to the most units that a product may have
   * @param reason for the ledger
   */
  record SetStock(int productId, int total, String reason) implements Command<StockOutcome> {}

  /** The rehearsal is over: its product goes, with its orders and its ledger. */
  record Purge(int productId) implements Command<PurgeOutcome> {}

  /**
   * The admin takes a confirmed order back; its units go to the head of the line.
   *
   * @param reason for the ledger, which is shown to whoever asks for it
   */
  record Return(int productId, UUID orderId, String reason) implements Command<ReturnOutcome> {}

  /**
   * Wait for stock, or enter the draw before the opening.
   *
   * @param quantity from 1 to the product's {@code maxPerOrder}
   * @param clientAddress the client's address as limits count it
   * @param idempotencyKey 16 to 128 visible ASCII characters, or null
   */
  record JoinWaitlist(
      int productId,
      CustomerEmail customer,
      int quantity,
      String clientAddress,
      @Nullable String idempotencyKey)
      implements Command<JoinOutcome> {

    WaitlistEntry.Applicant applicant(long arrival) {
      return new WaitlistEntry.Applicant(
          productId, customer, quantity, clientAddress, arrival, idempotencyKey);
    }
  }

  /** An entry is given up, with its offer where it has one. */
  record LeaveWaitlist(int productId, UUID entryId) implements Command<LeaveOutcome> {}

  /** The sale's start has come: the draw is made. Every group does this first by itself. */
  record Open(int productId) implements Command<LineOutcome> {}

  /** The sale's end has come: who waits lapses. Every group does this first by itself. */
  record Close(int productId) implements Command<LineOutcome> {}

  /** Stock that is available goes to those in line; every group does this by itself. */
  record ServeLine(int productId) implements Command<LineOutcome> {}
}
