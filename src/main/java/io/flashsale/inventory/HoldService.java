package io.flashsale.inventory;

import io.flashsale.analytics.Refusals;
import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.AdjustStock;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Purge;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.ReleaseDue;
import io.flashsale.order.Order;
import io.flashsale.order.OrderService;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * All that changes a product's stock, for the HTTP API and the console alike.
 *
 * <p>Each call waits for its group's commit; it is made to be called on virtual threads.
 */
public final class HoldService {

  private final Sequencers sequencers;
  private final Catalog catalog;
  private final OrderService orders;
  private final Refusals refusals;
  private final Patience patience = new Patience(System::nanoTime);

  public HoldService(
      Sequencers sequencers, Catalog catalog, OrderService orders, Refusals refusals) {
    this.sequencers = sequencers;
    this.catalog = catalog;
    this.orders = orders;
    this.refusals = refusals;
  }

  /** Takes the next place in the order of arrival; to be settled by whoever took it. */
  public Arrival arrive() {
    return sequencers.arrivals().enter();
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
    if (refusal != null) {
      return refusal;
    }
    Pending<HoldOutcome> pending = sequencer.submit(command, arrival.number());
    arrival.settle();
    return await(pending);
  }

  /** Checks a hold out. */
  public ConfirmOutcome confirm(UUID orderId) {
    return orderCommand(orderId, productId -> new Confirm(productId, orderId))
        .orElseGet(Outcome.NotFound::new);
  }

  /** Gives a hold up before it is due. */
  public CancelOutcome cancel(UUID orderId) {
    return orderCommand(orderId, productId -> new Release(productId, orderId))
        .orElseGet(Outcome.NotFound::new);
  }

  private <O extends Outcome> Optional<O> orderCommand(
      UUID orderId, Function<Integer, Command<O>> command) {
    return orders.find(orderId).map(Order::productId).map(command).map(this::run);
  }

  /** Adds stock, or takes some that is available away. */
  public StockOutcome adjustStock(int productId, int delta, String reason) {
    return catalog.find(productId).isEmpty()
        ? new Outcome.NotFound()
        : run(new AdjustStock(productId, delta, reason));
  }

  /**
   * Deletes a rehearsal's product with its orders and its ledger; whoever still holds or orders it
   * finds nothing.
   */
  public PurgeOutcome purge(int productId) {
    return catalog.find(productId).isEmpty() ? new Outcome.NotFound() : run(new Purge(productId));
  }

  /** Lets go the holds of a product that are due, some at a time. */
  public DueOutcome releaseDue(int productId) {
    return run(new ReleaseDue(productId));
  }

  /** The product's sequencer, for tests that put a group together. */
  Sequencer sequencer(int productId) {
    return sequencers.of(productId);
  }

  private <O extends Outcome> O run(Command<O> command) {
    Arrival arrival = arrive();
    Pending<O> pending = sequencers.of(command.productId()).submit(command, arrival.number());
    arrival.settle();
    return await(pending);
  }

  /** Gives up what has waited too long; to be run a few times a second. */
  public void giveUpOverdue() {
    patience.look();
  }

  private <O extends Outcome> O await(Pending<O> pending) {
    patience.watch(pending);
    try {
      return pending.outcome().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pending.undone(new Outcome.Unavailable());
    } catch (ExecutionException e) {
      throw new IllegalStateException("A command completes with an outcome", e);
    }
    return pending.outcome().join();
  }
}
