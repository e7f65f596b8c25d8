package io.flashsale.inventory;

import io.flashsale.analytics.SaleMinutesRepository;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.ReleaseDue;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderRepository;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** What a group reads and writes in its transaction. */
final class GroupStore {
  private final ProductRepository products;
  private final OrderRepository orders;
  private final LedgerRepository ledger;
  private final SaleMinutesRepository minutes;

  GroupStore(
      ProductRepository products,
      OrderRepository orders,
      LedgerRepository ledger,
      SaleMinutesRepository minutes) {
    this.products = products;
    this.orders = orders;
    this.ledger = ledger;
    this.minutes = minutes;
  }

  ProductRepository products() {
    return products;
  }

  /** Reads what the commands have to know. */
  Facts read(StatelessSession session, int productId, Instant now, List<Pending<?>> commands) {
    Set<UUID> named = new HashSet<>();
    List<String> customers = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    boolean asksForDue = false;
    for (Pending<?> pending : commands) {
      switch (pending.command()) {
        case PlaceHold hold when hold.idempotencyKey() != null -> {
          customers.add(hold.customer().canonical());
          keys.add(hold.idempotencyKey());
        }
        case Confirm confirm -> named.add(confirm.orderId());
        case Release release -> named.add(release.orderId());
        case ReleaseDue _ -> asksForDue = true;
        default -> {}
      }
    }
    Map<UUID, Order> byId =
        orders.findAll(session, named).stream()
            .filter(order -> order.productId() == productId)
            .collect(Collectors.toMap(Order::id, Function.identity()));
    List<Order> keyed =
        keys.isEmpty() ? List.of() : orders.findByKeys(session, productId, customers, keys);
    List<Order> due =
        asksForDue ? orders.findDue(session, productId, now, Facts.DUE_LIMIT) : List.of();
    return new Facts(byId, keyed, receipts(session, productId, byId, keyed), due);
  }

  private Map<Long, Receipt> receipts(
      StatelessSession session, int productId, Map<UUID, Order> byId, List<Order> keyed) {
    Set<Long> seqs = new HashSet<>();
    keyed.forEach(order -> seqs.add(order.holdSeq()));
    byId.values()
        .forEach(
            order -> {
              Long seq = order.resolvedSeq();
              if (seq != null) {
                seqs.add(seq);
              }
            });
    return ledger.receipts(session, productId, seqs);
  }

  /** Writes all that the group decided. */
  void write(StatelessSession session, Group group) {
    Product after = group.after();
    if (!group.placed().isEmpty()) {
      orders.insert(session, group.placed());
    }
    group.resolved().forEach((status, resolved) -> resolve(session, group.now(), status, resolved));
    ledger.insert(session, group.events());
    products.updateCounters(session, after);
    if (!after.rehearsal() && (group.unitsSold() > 0 || group.unitsExpired() > 0)) {
      minutes.add(session, after.id(), group.now(), group.unitsSold(), group.unitsExpired());
    }
  }

  private void resolve(
      StatelessSession session, Instant at, OrderStatus status, List<Order> resolved) {
    int changed = orders.resolve(session, status, at, resolved);
    if (changed != resolved.size()) {
      // Somebody wrote past the row lock. Nothing of this group may stand.
      throw new IllegalStateException(
          "%d of %d orders were still pending when they became %s"
              .formatted(changed, resolved.size(), status.code()));
    }
  }

  /** Deletes a rehearsal's product, whose row is locked, with all that belongs to it. */
  void purge(StatelessSession session, int productId) {
    ledger.purge(session, productId);
    orders.purge(session, productId);
    products.purge(session, productId);
  }

  /**
   * Whether the transaction that moved the ledger to this head was committed. It waits for the
   * product's row lock, and so for the fate of a transaction whose answer was lost.
   */
  boolean committed(StatelessSession session, int productId, LedgerHead head) {
    Product product = products.lock(session, productId);
    if (product == null || product.ledger().seq() < head.seq()) {
      return false;
    }
    Receipt there = ledger.receipts(session, productId, List.of(head.seq())).get(head.seq());
    return there != null && there.hash().equals(head.hex());
  }
}
