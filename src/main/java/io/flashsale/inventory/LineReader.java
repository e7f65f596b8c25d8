package io.flashsale.inventory;

import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import io.flashsale.waitlist.Line;
import io.flashsale.waitlist.WaitlistEntry;
import io.flashsale.waitlist.WaitlistRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/**
 * Reads what a group has to know of the line: of those who wait only as many as it may serve, and
 * nobody where nothing can become available.
 */
final class LineReader {
  private final WaitlistRepository entries;
  private final LineRules rules;

  LineReader(WaitlistRepository entries, LineRules rules) {
    this.entries = entries;
    this.rules = rules;
  }

  /**
   * Reads the line of a product whose row is locked.
   *
   * @param left the entries that are given up
   * @param orders the orders that commands name, those of {@code left} included
   * @param due the holds that are due
   */
  LineFacts read(
      StatelessSession session,
      Product product,
      Instant now,
      Asked asked,
      List<WaitlistEntry> left,
      Collection<Order> orders,
      List<Order> due) {
    if (product.line().inLine() == 0 && product.line().offered() == 0 && asked.joins.isEmpty()) {
      return new LineFacts(Line.empty(), List.of(), left, List.of(), Set.of(), Map.of());
    }
    int limit = headLimit(product, now, asked, orders, due);
    List<WaitlistEntry> head =
        limit == 0
            ? List.of()
            : entries.head(session, product.id(), mostWanted(product, asked, orders), limit);
    boolean complete = product.line().waiting() == 0 || head.size() < limit;
    return new LineFacts(
        new Line(head, complete),
        head,
        named(session, left, orders, due),
        keyed(session, product, asked.joins),
        active(session, product, asked.joins),
        enteredFrom(session, product, now, asked.joins));
  }

  /** How many of those who wait the group may serve; 0 where it serves nobody. */
  private static int headLimit(
      Product product, Instant now, Asked asked, Collection<Order> orders, List<Order> due) {
    if (product.line().waiting() == 0
        || product.line().entered() > 0
        || product.window().at(now) != SaleState.LIVE) {
      return 0;
    }
    if (!asked.joins.isEmpty()) {
      return LineFacts.HEAD_LIMIT;
    }
    long units = product.stock().available() + asked.unitsAdded;
    units += due.stream().mapToLong(Order::quantity).sum();
    units +=
        orders.stream()
            .filter(order -> mayComeBack(order, now, asked))
            .mapToLong(Order::quantity)
            .sum();
    if (units == 0) {
      return 0;
    }
    if (asked.unitsGo || product.drain() > 0) {
      // Those who are next now may be passed over then, and the units be somebody's behind them.
      return LineFacts.HEAD_LIMIT;
    }
    // One more than can be served, so that it is known whether anybody is left.
    return (int) Math.min(LineFacts.HEAD_LIMIT, units + asked.entriesLeft.size() + 1);
  }

  private static boolean mayComeBack(Order order, Instant now, Asked asked) {
    return switch (order.status()) {
      case PENDING -> asked.givenBack.contains(order.id()) || !now.isBefore(order.holdExpiresAt());
      case CONFIRMED -> asked.givenBack.contains(order.id());
      case EXPIRED, CANCELLED, RETURNED -> false;
    };
  }

  /** The most that an entry may want to be reached by what this group may have unsold. */
  private static int mostWanted(Product product, Asked asked, Collection<Order> orders) {
    long most = product.stock().unsold() + asked.unitsAdded;
    most +=
        orders.stream()
            .filter(order -> order.status() == OrderStatus.CONFIRMED)
            .mapToLong(Order::quantity)
            .sum();
    return (int) Math.min(Integer.MAX_VALUE, most);
  }

  /** The entries that commands name, and those whose offers may be resolved. */
  private List<WaitlistEntry> named(
      StatelessSession session,
      List<WaitlistEntry> left,
      Collection<Order> orders,
      List<Order> due) {
    Set<UUID> missing = new HashSet<>();
    Stream.concat(orders.stream(), due.stream())
        .forEach(
            order -> {
              UUID id = order.entryId();
              if (id != null) {
                missing.add(id);
              }
            });
    left.forEach(entry -> missing.remove(entry.id()));
    List<WaitlistEntry> named = new ArrayList<>(left);
    named.addAll(entries.findAll(session, missing));
    return named;
  }

  private List<WaitlistEntry> keyed(
      StatelessSession session, Product product, List<JoinWaitlist> joins) {
    List<String> customers = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (JoinWaitlist join : joins) {
      String key = join.idempotencyKey();
      if (key != null) {
        customers.add(join.customer().canonical());
        keys.add(key);
      }
    }
    return entries.findByKeys(session, product.id(), customers, keys);
  }

  private Set<String> active(StatelessSession session, Product product, List<JoinWaitlist> joins) {
    return joins.isEmpty()
        ? Set.of()
        : entries.activeOf(
            session,
            product.id(),
            joins.stream().map(join -> join.customer().canonical()).collect(Collectors.toSet()));
  }

  private Map<String, Integer> enteredFrom(
      StatelessSession session, Product product, Instant now, List<JoinWaitlist> joins) {
    // Where there is no limit one address may have entered any number of times.
    boolean enter =
        rules.entriesPerAddress() > 0
            && product.opening() == OpeningMode.DRAW
            && product.window().at(now) == SaleState.UPCOMING
            && !joins.isEmpty();
    return enter
        ? entries.enteredFrom(
            session,
            product.id(),
            joins.stream().map(JoinWaitlist::clientAddress).collect(Collectors.toSet()))
        : Map.of();
  }
}
