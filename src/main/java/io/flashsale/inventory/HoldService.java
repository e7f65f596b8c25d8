package io.flashsale.inventory;

import io.flashsale.analytics.Refusals;
import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.AdjustStock;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Purge;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.ReleaseDue;
import io.flashsale.inventory.Command.Return;
import io.flashsale.inventory.Command.SetStock;
import io.flashsale.order.Order;
import io.flashsale.order.OrderService;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * All that changes a product's stock, for the HTTP API and the console alike.
 *
 * <p>Each call waits for its group's commit; it is made to be called on virtual threads.
 */
public final class HoldService {
  private final Sequencers sequencers;
  private final CommandRunner commands;
  private final Catalog catalog;
  private final OrderService orders;
  private final Refusals refusals;

  public HoldService(
      Sequencers sequencers, Catalog catalog, OrderService orders, Refusals refusals) {
    this.sequencers = sequencers;
    this.commands = sequencers.commands();
    this.catalog = catalog;
    this.orders = orders;
    this.refusals = refusals;
  }

  /** Takes the next place in the order of arrival; to be settled by whoever took it. */
  public Arrival arrive() {
    return commands.arrive();
  }

  /** Sets stock aside, in the order of arrival. */
  public HoldOutcome place(PlaceHold command, Arrival arrival) {
    Optional<Product> product = catalog.find(command.productId());
    if (product.isEmpty()) {
      return new Outcome.NotFound();
    }
    int maxPerOrder = product.get().details().maxPerOrder();
    // With a key it may be a hold that was granted when more was allowed, which is answered again.
    if (command.quantity() > maxPerOrder && command.idempotencyKey() == null) {
      return new HoldOutcome.AboveMaxPerOrder(maxPerOrder);
    }
    HoldOutcome outcome = decide(command, arrival);
    if (product.get().rehearsal()) {
      return outcome;
    }
    switch (outcome) {
      case HoldOutcome.SoldOut _ -> refusals.soldOut(command.productId());
      case HoldOutcome.Throttled _ -> refusals.throttled(command.productId());
      default -> {}
    }
    return outcome;
  }

  private HoldOutcome decide(PlaceHold command, Arrival arrival) {
    Sequencer sequencer = sequencers.of(command.productId());
    // A key may belong to a hold that was granted before, which only the database knows.
    HoldOutcome refusal = command.idempotencyKey() == null ? sequencer.refusalFromMemory() : null;
    return refusal == null ? commands.run(command, arrival) : refusal;
  }

  /** Checks a hold out. */
  public ConfirmOutcome confirm(UUID orderId) {
    return orderCommand(orderId, productId -> new Confirm(productId, orderId))
        .orElseGet(Outcome.NotFound::new);
  }

  /**
   * Gives a hold up before it is due, for a reason of the admin's.
   *
   * @param reason for the ledger, 1 to 200 characters
   */
  public CancelOutcome cancel(UUID orderId, String reason) {
    // Whatever the reason is, it is not the one of a hold that was due.
    String told = Release.CANCELLED + ": " + reason;
    return orderCommand(orderId, productId -> new Release(productId, orderId, told))
        .orElseGet(Outcome.NotFound::new);
  }

  /** Gives a hold up before it is due. */
  public CancelOutcome cancel(UUID orderId) {
    return orderCommand(orderId, productId -> new Release(productId, orderId))
        .orElseGet(Outcome.NotFound::new);
  }

  /**
   * Takes a confirmed order back; its units go to the head of the line.
   *
   * @param reason for the ledger, 1 to 200 characters
   */
  public ReturnOutcome takeBack(UUID orderId, String reason) {
    return orderCommand(orderId, productId -> new Return(productId, orderId, reason))
        .orElseGet(Outcome.NotFound::new);
  }

  private <O extends Outcome> Optional<O> orderCommand(
      UUID orderId, Function<Integer, Command<O>> command) {
    return orders.find(orderId).map(Order::productId).map(command).map(commands::run);
  }

  /** Adds stock, or takes some that is available away. */
  public StockOutcome adjustStock(int productId, int delta, String reason) {
    return catalog.find(productId).isEmpty()
        ? new Outcome.NotFound()
        : commands.run(new AdjustStock(productId, delta, reason));
  }

  /**
   * Sets how many units a product is to have. What is too much goes at once where it is available,
   * the rest as holds lapse and orders are taken back; until then nothing is resold.
   *
   * @param total from 0 to {@code ProductDetails.STOCK_MAX}
   */
  public StockOutcome setStock(int productId, int total, String reason) {
    return catalog.find(productId).isEmpty()
        ? new Outcome.NotFound()
        : commands.run(new SetStock(productId, total, reason));
  }

  /**
   * Deletes a rehearsal's product with its orders and its ledger; whoever still holds or orders it
   * finds nothing.
   */
  public PurgeOutcome purge(int productId) {
    return catalog.find(productId).isEmpty()
        ? new Outcome.NotFound()
        : commands.run(new Purge(productId));
  }

  /** Lets go the holds of a product that are due, some at a time. */
  public DueOutcome releaseDue(int productId) {
    return commands.run(new ReleaseDue(productId));
  }

  /** The product's sequencer, for tests that put a group together. */
  Sequencer sequencer(int productId) {
    return sequencers.of(productId);
  }

  /** Gives up what has waited too long, commands of lines too; to be run a few times a second. */
  public void giveUpOverdue() {
    commands.giveUpOverdue();
  }
}
