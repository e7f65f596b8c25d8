package io.flashsale.inventory;

import io.flashsale.ledger.Receipt;
import io.flashsale.order.Order;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a group has to know of the past, read under the product's row lock.
 *
 * @param orders the orders that the group's commands name, by id
 * @param keyed the orders that were placed with the group's keys
 * @param receipts the receipts of what is answered again, by place in the ledger
 * @param due the holds that are due, at most {@link #DUE_LIMIT}; empty where nobody asks
 * @param units the units that customers hold or have bought, where there is a limit of them
 * @param lastLapses when the customers of due holds last let one lapse, where there is a cooldown
 * @param line what is known of the line
 */
record Facts(
    Map<UUID, Order> orders,
    List<Order> keyed,
    Map<Long, Receipt> receipts,
    List<Order> due,
    Map<String, Integer> units,
    Map<String, Instant> lastLapses,
    LineFacts line) {

  /** How many due holds one group lets go at most, so that it stays short. */
  static final int DUE_LIMIT = 1_000;

  boolean moreDue() {
    return due.size() == DUE_LIMIT;
  }
}
