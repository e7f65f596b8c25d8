package io.flashsale.inventory;

import io.flashsale.analytics.SaleMinutesRepository.Moved;
import io.flashsale.ledger.Chain;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.LineCounts;
import io.flashsale.product.Product;
import io.flashsale.product.Stock;
import io.flashsale.product.StockPlan;
import io.flashsale.product.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The product's books as the commands of one group leave them: stock, ledger, orders and tallies,
 * always together.
 *
 * <p>Not thread-safe: it lives within one transaction, under the product's row lock.
 */
final class Books {
  /** The reason of units that went as they came free. */
  private static final String DRAINED = "drained";

  private final Product before;
  private final Product locked;
  private final Instant now;
  private final Duration holdTime;
  private final OrderIds ids;
  private final Chain chain;
  private final EntryBook entries;
  private final Persons persons;
  private final Map<UUID, Order> orders;
  private final Map<Long, Receipt> receipts;
  private final List<Order> placed = new ArrayList<>();
  private final Map<OrderStatus, List<Order>> resolved = new EnumMap<>(OrderStatus.class);
  private Stock stock;
  private Tally tally;
  private int drain;
  private int unitsSold;
  private int unitsReturned;
  private long revenue;
  private long refunded;
  private int unitsExpired;

  /**
   * @param locked the product as its locked row says
   * @param before the same after its line was opened or closed where its time had come
   * @param now the database's time after the row was locked, in whole microseconds
   */
  Books(
      Product locked,
      Product before,
      Instant now,
      Duration holdTime,
      Facts facts,
      OrderIds ids,
      EntryBook entries,
      Persons persons) {
    this.locked = locked;
    this.before = before;
    this.now = now;
    this.holdTime = holdTime;
    this.ids = ids;
    this.entries = entries;
    this.persons = persons;
    this.chain = new Chain(before.id(), before.ledger(), now);
    this.orders = new HashMap<>(facts.orders());
    this.receipts = new HashMap<>(facts.receipts());
    this.stock = before.stock();
    this.drain = before.drain();
    this.tally = before.tally();
  }

  /** The product as the group found it. */
  Product before() {
    return before;
  }

  Instant now() {
    return now;
  }

  Stock stock() {
    return stock;
  }

  /** The order as the commands so far leave it, where the group read or made it. */
  @Nullable Order order(UUID id) {
    return orders.get(id);
  }

  boolean isDue(Order order) {
    return !now.isBefore(order.holdExpiresAt());
  }

  /**
   * Sets stock aside.
   *
   * @param entryId the entry of the line that is served, or null
   */
  Order hold(
      CustomerEmail customer,
      int quantity,
      @Nullable String idempotencyKey,
      long arrival,
      @Nullable UUID entryId) {
    UUID id = ids.next(now);
    Receipt receipt = chain.holdCreated(id, quantity);
    Order order =
        new Order(
            id,
            before.id(),
            customer,
            quantity,
            before.details().price(),
            idempotencyKey,
            arrival,
            receipt.seq(),
            now,
            now.plus(holdTime),
            entryId);
    stock = stock.hold(quantity);
    tally = tally.held();
    placed.add(order);
    orders.put(id, order);
    receipts.put(receipt.seq(), receipt);
    persons.held(order);
    return order;
  }

  /** Sells what a pending order holds. */
  Order confirm(Order order) {
    stock = stock.sell(order.quantity());
    tally = tally.confirmOne();
    unitsSold += order.quantity();
    revenue += order.price() * order.quantity();
    return resolve(
        order, OrderStatus.CONFIRMED, chain.orderConfirmed(order.id(), order.quantity()));
  }

  /** Gives back what a pending order holds, before it is due. */
  Order cancel(Order order, String reason) {
    stock = stock.release(order.quantity());
    tally = tally.cancelOne();
    return resolve(
        order, OrderStatus.CANCELLED, chain.holdReleased(order.id(), order.quantity(), reason));
  }

  /** Gives back what a pending order holds that is due. */
  Order expire(Order order) {
    stock = stock.release(order.quantity());
    tally = tally.expireOne(order.quantity());
    unitsExpired += order.quantity();
    return resolve(
        order,
        OrderStatus.EXPIRED,
        chain.holdReleased(order.id(), order.quantity(), InventoryEvent.EXPIRED));
  }

  /** Takes a confirmed order's units back. */
  Order takeBack(Order order, String reason) {
    stock = stock.takeBack(order.quantity());
    tally = tally.returnOne();
    unitsReturned += order.quantity();
    refunded += order.price() * order.quantity();
    return resolve(
        order, OrderStatus.RETURNED, chain.orderReturned(order.id(), order.quantity(), reason));
  }

  /** Adds available units or takes some away, and has others go as they come free. */
  void bring(StockPlan plan, String reason) {
    if (plan.now() != 0) {
      adjust(plan.now(), reason);
    }
    drain = plan.drain();
  }

  /** Takes away what is free as long as units are still to go. */
  void drainFree() {
    int units = Math.min(drain, stock.available());
    if (units > 0) {
      adjust(-units, DRAINED);
      drain -= units;
    }
  }

  private void adjust(int delta, String reason) {
    stock = stock.adjust(delta);
    chain.stockAdded(delta, reason);
  }

  /** The units that are still to go. */
  int drain() {
    return drain;
  }

  /** The units that somebody in line may still get. */
  int obtainable() {
    return Math.max(0, stock.unsold() - drain);
  }

  private Order resolve(Order order, OrderStatus status, Receipt receipt) {
    Order after = order.resolved(status, receipt.seq(), now);
    orders.put(after.id(), after);
    receipts.put(receipt.seq(), receipt);
    resolved.computeIfAbsent(status, s -> new ArrayList<>()).add(after);
    persons.resolved(after, status);
    if (status != OrderStatus.RETURNED) {
      entries.resolved(after, status);
    }
    return after;
  }

  /** The receipt of the event that resolved the order. */
  Receipt resolution(Order order) {
    Long seq = order.resolvedSeq();
    if (seq == null) {
      throw new IllegalStateException("order " + order.status() + " without its event");
    }
    return receipt(seq);
  }

  /** The receipt of an event that the group read or wrote. */
  Receipt receipt(long seq) {
    Receipt receipt = receipts.get(seq);
    if (receipt == null) {
      throw new IllegalStateException(
          "no event %d in the ledger of product %d".formatted(seq, before.id()));
    }
    return receipt;
  }

  /** Whether stock moved. */
  boolean ledgerMoved() {
    return chain.head().seq() != before.ledger().seq();
  }

  /**
   * Whether the line moved, its opening and closing included, or what it may get did without a
   * trace in the ledger.
   */
  boolean lineMoved() {
    return !entries.counts().equals(locked.line()) || entries.moved() || drainAlone();
  }

  /** Whether only the number of units that are to go is another. */
  boolean drainAlone() {
    return drain != locked.drain() && !ledgerMoved();
  }

  /** The product as the commands so far leave it. */
  Product after() {
    LineCounts line = entries.counts();
    return before
        .moved(stock, tally, chain.head())
        .withDrain(drain)
        .withLine(lineMoved() ? line.moved() : line);
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

  /** What became of units, for the series of minutes. */
  Moved moved() {
    return new Moved(unitsSold, unitsExpired, unitsReturned, revenue, refunded);
  }
}
