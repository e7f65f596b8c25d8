package io.flashsale.inventory;

import io.flashsale.inventory.Command.AdjustStock;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Purge;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.ReleaseDue;
import io.flashsale.ledger.Chain;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleState;
import io.flashsale.product.Stock;
import io.flashsale.product.Tally;
import io.flashsale.throttle.Applicant;
import io.flashsale.throttle.Credits;
import io.flashsale.throttle.Credits.Decision;
import io.flashsale.throttle.ThrottleUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of one group, one after the other, in memory.
 *
 * <p>It holds the product as the commands leave it and all that has to be written. Not thread-safe:
 * it lives within one transaction, under the product's row lock.
 */
final class Group {
  private record CustomerKey(String customer, String key) {}

  private final Product before;
  private final Instant now;
  private final Duration holdTime;
  private final Facts facts;
  private final Credits credits;
  private final OrderIds ids;
  private final Chain chain;
  private final Map<UUID, Order> orders;
  private final Map<CustomerKey, Order> keyed = new HashMap<>();
  private final Map<Long, Receipt> receipts;
  private final List<Order> placed = new ArrayList<>();
  private final Map<OrderStatus, List<Order>> resolved = new EnumMap<>(OrderStatus.class);
  private final Set<Pending<?>> credited = new HashSet<>();
  private Stock stock;
  private Tally tally;
  private int unitsSold;
  private int unitsExpired;
  private boolean throttleAnswers = true;

  /**
   * @param before the product as its locked row says
   * @param now the database's time after the row was locked, in whole microseconds
   */
  Group(
      Product before, Instant now, Duration holdTime, Facts facts, Credits credits, OrderIds ids) {
    this.before = before;
    this.now = now;
    this.holdTime = holdTime;
    this.facts = facts;
    this.credits = credits;
    this.ids = ids;
    this.chain = new Chain(before.id(), before.ledger(), now);
    this.orders = new HashMap<>(facts.orders());
    this.receipts = new HashMap<>(facts.receipts());
    this.stock = before.stock();
    this.tally = before.tally();
    facts.keyed().forEach(this::remember);
  }

  private void remember(Order order) {
    String key = order.idempotencyKey();
    if (key != null) {
      keyed.put(new CustomerKey(order.customerKey(), key), order);
    }
  }

  /** A command and what became of it, to be told after the commit. */
  record Decided<O extends Outcome>(Pending<O> pending, O outcome) {
    void tell() {
      pending.complete(outcome);
    }
  }

  /** Decides all commands in the order given. */
  List<Decided<?>> decide(List<Pending<?>> commands) {
    List<Decided<?>> decided = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      Pending<?> pending = commands.get(i);
      decided.add(
          switch (pending.command()) {
            case PlaceHold command -> decided(pending, place(command, commands, i));
            case Confirm command -> decided(pending, confirm(command));
            case Release command -> decided(pending, cancel(command));
            case ReleaseDue _ -> decided(pending, releaseDue());
            case AdjustStock command -> decided(pending, adjust(command));
            case Purge _ -> decided(pending, new PurgeOutcome.NotARehearsal());
          });
    }
    return decided;
  }

  @SuppressWarnings("unchecked") // a command's outcome is of the command's kind
  private static <O extends Outcome> Decided<O> decided(Pending<?> pending, O outcome) {
    return new Decided<>((Pending<O>) pending, outcome);
  }

  private HoldOutcome place(PlaceHold command, List<Pending<?>> commands, int index) {
    Order same = repeated(command);
    if (same != null) {
      return same.quantity() == command.quantity()
          ? new HoldOutcome.Granted(same.id(), same.holdExpiresAt(), receipt(same.holdSeq()))
          : new HoldOutcome.KeyReused();
    }
    int maxPerOrder = before.details().maxPerOrder();
    if (command.quantity() > maxPerOrder) {
      return new HoldOutcome.AboveMaxPerOrder(maxPerOrder);
    }
    if (before.window().at(now) != SaleState.LIVE) {
      return new HoldOutcome.SaleNotActive();
    }
    if (stock.available() < command.quantity()) {
      return new HoldOutcome.SoldOut();
    }
    if (before.rehearsal()) {
      return grant(command, commands.get(index).arrival());
    }
    if (!askCredits(commands, index)) {
      return new Outcome.Unavailable();
    }
    return switch (credits.spend(command.applicant())) {
      case Decision.Refused(var scope, var retryAfter) ->
          new HoldOutcome.Throttled(scope, retryAfter);
      case Decision.Granted _ -> grant(command, commands.get(index).arrival());
    };
  }

  private @Nullable Order repeated(PlaceHold command) {
    String key = command.idempotencyKey();
    return key == null ? null : keyed.get(new CustomerKey(command.customer().canonical(), key));
  }

  /** Asks for the credits of this hold and of those behind it that the stock left may serve. */
  private boolean askCredits(List<Pending<?>> commands, int index) {
    if (!throttleAnswers || credited.contains(commands.get(index))) {
      return throttleAnswers;
    }
    List<Applicant> applicants = new ArrayList<>();
    long units = 0;
    for (int i = index; i < commands.size() && units < stock.available(); i++) {
      if (commands.get(i).command() instanceof PlaceHold hold && repeated(hold) == null) {
        applicants.add(hold.applicant());
        credited.add(commands.get(i));
        units += hold.quantity();
      }
    }
    try {
      credits.ask(applicants);
    } catch (ThrottleUnavailable e) {
      throttleAnswers = false;
    }
    return throttleAnswers;
  }

  private HoldOutcome grant(PlaceHold command, long arrival) {
    UUID id = ids.next(now);
    Receipt receipt = chain.holdCreated(id, command.quantity());
    Order order =
        new Order(
            id,
            before.id(),
            command.customer(),
            command.quantity(),
            before.details().price(),
            command.idempotencyKey(),
            arrival,
            receipt.seq(),
            now,
            now.plus(holdTime));
    stock = stock.hold(command.quantity());
    tally = tally.held();
    placed.add(order);
    receipts.put(receipt.seq(), receipt);
    remember(order);
    return new HoldOutcome.Granted(id, order.holdExpiresAt(), receipt);
  }

  private ConfirmOutcome confirm(Confirm command) {
    Order order = orders.get(command.orderId());
    if (order == null) {
      return new Outcome.NotFound();
    }
    return switch (order.status()) {
      case CONFIRMED -> new ConfirmOutcome.Confirmed(order, before, receipt(resolvedSeq(order)));
      case EXPIRED, CANCELLED, RETURNED -> new ConfirmOutcome.NotPending(order.status());
      case PENDING -> {
        if (isDue(order)) {
          expire(order);
          yield new ConfirmOutcome.NotPending(OrderStatus.EXPIRED);
        }
        stock = stock.sell(order.quantity());
        tally = tally.confirmOne();
        unitsSold += order.quantity();
        Receipt receipt = chain.orderConfirmed(order.id(), order.quantity());
        Order confirmed = resolve(order, OrderStatus.CONFIRMED, receipt);
        yield new ConfirmOutcome.Confirmed(confirmed, before, receipt);
      }
    };
  }

  private CancelOutcome cancel(Release command) {
    Order order = orders.get(command.orderId());
    if (order == null) {
      return new Outcome.NotFound();
    }
    return switch (order.status()) {
      case CANCELLED -> new CancelOutcome.Cancelled(order, before, receipt(resolvedSeq(order)));
      case EXPIRED, CONFIRMED, RETURNED -> new CancelOutcome.NotPending(order.status());
      case PENDING -> {
        if (isDue(order)) {
          expire(order);
          yield new CancelOutcome.NotPending(OrderStatus.EXPIRED);
        }
        stock = stock.release(order.quantity());
        tally = tally.cancelOne();
        Receipt receipt = chain.holdReleased(order.id(), order.quantity(), "cancelled");
        Order cancelled = resolve(order, OrderStatus.CANCELLED, receipt);
        yield new CancelOutcome.Cancelled(cancelled, before, receipt);
      }
    };
  }

  private DueOutcome releaseDue() {
    int released = 0;
    for (Order due : facts.due()) {
      // A command before this one may have resolved it.
      if (orders.getOrDefault(due.id(), due).status() == OrderStatus.PENDING) {
        expire(due);
        released++;
      }
    }
    return new DueOutcome.Released(released, facts.moreDue());
  }

  private StockOutcome adjust(AdjustStock command) {
    int delta = command.delta();
    if (delta < 0 && stock.available() + (long) delta < 0) {
      return new StockOutcome.InUse(stock.available());
    }
    if (stock.total() + (long) delta > ProductDetails.STOCK_MAX) {
      return new StockOutcome.TooMuch();
    }
    stock = stock.adjust(delta);
    chain.stockAdded(delta, command.reason());
    return new StockOutcome.Adjusted(after());
  }

  private boolean isDue(Order order) {
    return !now.isBefore(order.holdExpiresAt());
  }

  private void expire(Order order) {
    stock = stock.release(order.quantity());
    tally = tally.expireOne(order.quantity());
    unitsExpired += order.quantity();
    resolve(
        order,
        OrderStatus.EXPIRED,
        chain.holdReleased(order.id(), order.quantity(), InventoryEvent.EXPIRED));
  }

  private Order resolve(Order order, OrderStatus status, Receipt receipt) {
    Order after = order.resolved(status, receipt.seq(), now);
    orders.put(after.id(), after);
    receipts.put(receipt.seq(), receipt);
    resolved.computeIfAbsent(status, s -> new ArrayList<>()).add(after);
    return after;
  }

  private static long resolvedSeq(Order order) {
    Long seq = order.resolvedSeq();
    if (seq == null) {
      throw new IllegalStateException("order " + order.status() + " without its event");
    }
    return seq;
  }

  private Receipt receipt(long seq) {
    Receipt receipt = receipts.get(seq);
    if (receipt == null) {
      throw new IllegalStateException(
          "no event %d in the ledger of product %d".formatted(seq, before.id()));
    }
    return receipt;
  }

  /** Whether anything is to be written. */
  boolean changed() {
    return chain.head().seq() != before.ledger().seq();
  }

  /** The product as its locked row said. */
  Product before() {
    return before;
  }

  /** The product as the commands so far leave it. */
  Product after() {
    return before.moved(stock, tally, chain.head());
  }

  Instant now() {
    return now;
  }

  List<Order> placed() {
    return placed;
  }

  /** The orders resolved by this group, by what they became. */
  Map<OrderStatus, List<Order>> resolved() {
    return resolved;
  }

  List<InventoryEvent> events() {
    return chain.appended();
  }

  int unitsSold() {
    return unitsSold;
  }

  int unitsExpired() {
    return unitsExpired;
  }
}
