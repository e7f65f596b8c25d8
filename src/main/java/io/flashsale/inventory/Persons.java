package io.flashsale.inventory;

import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import io.flashsale.throttle.Cooldown;
import io.flashsale.throttle.Cooldowns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a group knows of customers: the units that each has of the product, and who has to wait.
 *
 * <p>Not thread-safe.
 */
final class Persons {
  private final @Nullable Integer maxPerCustomer;
  private final Instant now;
  private final Cooldowns cooldowns;
  private final boolean cooled;
  private final Map<String, Integer> units;
  private final Map<String, Instant> lastLapses;
  private final Map<String, Cooldown> begun = new LinkedHashMap<>();

  Persons(Product product, Instant now, Facts facts, Cooldowns cooldowns) {
    this.maxPerCustomer = product.details().maxPerCustomer();
    this.now = now;
    this.cooldowns = cooldowns;
    this.cooled = cooldowns.on() && !product.rehearsal();
    this.units = new HashMap<>(facts.units());
    this.lastLapses = new HashMap<>(facts.lastLapses());
  }

  /** The limit that the customer would be over with so many units more, or null. */
  @Nullable Integer limitReached(String customerKey, int quantity) {
    return maxPerCustomer != null
            && units.getOrDefault(customerKey, 0) + (long) quantity > maxPerCustomer
        ? maxPerCustomer
        : null;
  }

  /** How long the customer has to wait yet, or null. */
  @Nullable Duration cooldown(String customerKey) {
    if (!cooled) {
      return null;
    }
    Cooldown justBegun = begun.get(customerKey);
    return justBegun == null
        ? cooldowns.left(customerKey, now)
        : Duration.between(now, justBegun.until());
  }

  /** A hold was made. */
  void held(Order order) {
    count(order, order.quantity());
  }

  private void count(Order order, int change) {
    if (maxPerCustomer != null) {
      units.merge(order.customerKey(), change, Integer::sum);
    }
  }

  /** A hold or a confirmed order was resolved. */
  void resolved(Order order, OrderStatus status) {
    if (status != OrderStatus.CONFIRMED) {
      count(order, -order.quantity());
    }
    if (status == OrderStatus.EXPIRED && cooled) {
      lapsed(order.customerKey());
    }
  }

  private void lapsed(String customerKey) {
    Instant before = lastLapses.put(customerKey, now);
    if (before != null && !before.plus(cooldowns.memory()).isBefore(now)) {
      begun.put(customerKey, cooldowns.begin(customerKey, now));
    }
  }

  /** The cooldowns that began in this group. */
  Collection<Cooldown> begun() {
    return begun.values();
  }
}
