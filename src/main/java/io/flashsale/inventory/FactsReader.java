package io.flashsale.inventory;

import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import io.flashsale.throttle.Cooldowns;
import io.flashsale.waitlist.WaitlistEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * Reads what a group has to know, and no more: a product without a line, a limit and due holds asks
 * for the orders of repeated keys alone.
 */
final class FactsReader {
  private final EngineRows rows;
  private final Cooldowns cooldowns;
  private final LineReader lines;

  FactsReader(EngineRows rows, Cooldowns cooldowns, LineRules rules) {
    this.rows = rows;
    this.cooldowns = cooldowns;
    this.lines = new LineReader(rows.entries(), rules);
  }

  /** Reads for the commands of one group; the product's row is locked. */
  Facts read(StatelessSession session, Product product, Instant now, List<Pending<?>> commands) {
    return new Reading(session, product, now, new Asked(commands)).read();
  }

  /** The reading for one group. */
  private final class Reading {
    private final StatelessSession session;
    private final Product product;
    private final Instant now;
    private final Asked asked;
    private final Map<UUID, Order> orders = new HashMap<>();
    private List<Order> due = List.of();

    Reading(StatelessSession session, Product product, Instant now, Asked asked) {
      this.session = session;
      this.product = product;
      this.now = now;
      this.asked = asked;
    }

    Facts read() {
      if (!product.rehearsal()) {
        cooldowns.catchUp(session, product.id(), product.tally().expired(), now);
      }
      List<WaitlistEntry> left = ofProduct(rows.entries().findAll(session, asked.entriesLeft));
      readOrders(left);
      if (asked.due) {
        due = rows.orders().findDue(session, product.id(), now, Facts.DUE_LIMIT);
      }
      List<Order> keyed = keyedOrders();
      LineFacts line = lines.read(session, product, now, asked, left, orders.values(), due);
      return new Facts(orders, keyed, receipts(keyed), due, units(line.head()), lastLapses(), line);
    }

    private void readOrders(List<WaitlistEntry> left) {
      Set<UUID> named = new HashSet<>(asked.confirmed);
      named.addAll(asked.givenBack);
      for (WaitlistEntry entry : left) {
        UUID orderId = entry.orderId();
        if (orderId != null) {
          named.add(orderId);
          asked.givenBack.add(orderId);
        }
      }
      rows.orders().findAll(session, named).stream()
          .filter(order -> order.productId() == product.id())
          .forEach(order -> orders.put(order.id(), order));
    }

    private List<WaitlistEntry> ofProduct(List<WaitlistEntry> entries) {
      return entries.stream().filter(entry -> entry.productId() == product.id()).toList();
    }

    private List<Order> keyedOrders() {
      List<String> customers = new ArrayList<>();
      List<String> keys = new ArrayList<>();
      for (PlaceHold hold : asked.holds) {
        String key = hold.idempotencyKey();
        if (key != null) {
          customers.add(hold.customer().canonical());
          keys.add(key);
        }
      }
      return keys.isEmpty()
          ? List.of()
          : rows.orders().findByKeys(session, product.id(), customers, keys);
    }

    private Map<Long, Receipt> receipts(List<Order> keyed) {
      Set<Long> seqs = new HashSet<>();
      keyed.forEach(order -> seqs.add(order.holdSeq()));
      for (Order order : orders.values()) {
        Long seq = order.resolvedSeq();
        if (seq != null) {
          seqs.add(seq);
        }
      }
      return rows.ledger().receipts(session, product.id(), seqs);
    }

    /** The units of those who may have more, where there is a limit of them. */
    private Map<String, Integer> units(List<WaitlistEntry> head) {
      if (product.details().maxPerCustomer() == null) {
        return Map.of();
      }
      Set<String> customers = new HashSet<>();
      asked.holds.forEach(hold -> customers.add(hold.customer().canonical()));
      asked.joins.forEach(join -> customers.add(join.customer().canonical()));
      head.forEach(entry -> customers.add(entry.customerKey()));
      return rows.orders().unitsOf(session, product.id(), customers);
    }

    private Map<String, Instant> lastLapses() {
      if (!cooldowns.on() || product.rehearsal()) {
        return Map.of();
      }
      Set<String> customers = new HashSet<>();
      due.forEach(order -> customers.add(order.customerKey()));
      orders.values().stream()
          .filter(order -> order.status() == OrderStatus.PENDING)
          .filter(order -> !now.isBefore(order.holdExpiresAt()))
          .forEach(order -> customers.add(order.customerKey()));
      return rows.orders().lastLapses(session, customers, now.minus(cooldowns.memory()));
    }
  }
}
