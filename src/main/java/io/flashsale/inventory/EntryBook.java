package io.flashsale.inventory;

import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.LineCounts;
import io.flashsale.waitlist.EntryState;
import io.flashsale.waitlist.LapseReason;
import io.flashsale.waitlist.WaitlistEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a product's line as the commands of one group leave them, and what of them has to
 * be written. Not thread-safe.
 */
final class EntryBook {
  private final Map<UUID, WaitlistEntry> known;
  private final Set<UUID> joined = new LinkedHashSet<>();
  private final Set<UUID> changed = new LinkedHashSet<>();
  private final Instant now;
  private LineCounts counts;

  EntryBook(LineCounts counts, Collection<WaitlistEntry> known, Instant now) {
    this.counts = counts;
    this.known = new HashMap<>();
    this.now = now;
    known.forEach(entry -> this.known.put(entry.id(), entry));
  }

  @Nullable WaitlistEntry find(UUID id) {
    return known.get(id);
  }

  /** Takes a new entry in. */
  void join(WaitlistEntry entry) {
    counts = entry.state() == EntryState.ENTERED ? counts.enter() : counts.join();
    joined.add(entry.id());
    known.put(entry.id(), entry);
  }

  /** An entry that waits has an offer. */
  void offer(WaitlistEntry entry, Order offer) {
    counts = counts.offer();
    change(entry.offered(offer));
  }

  /** An entry that waits may not have the offer that is due. */
  void lapse(WaitlistEntry entry, LapseReason reason) {
    counts = counts.lapseWaiting();
    change(entry.lapsed(reason, now));
  }

  /** An entry without an offer is given up. */
  WaitlistEntry leave(WaitlistEntry entry) {
    counts = entry.state() == EntryState.ENTERED ? counts.leaveEntered() : counts.leaveWaiting();
    return change(entry.left(now));
  }

  /** An order was resolved; where it was an offer, its entry ends with it. */
  void resolved(Order order, OrderStatus status) {
    UUID id = order.entryId();
    WaitlistEntry entry = id == null ? null : known.get(id);
    if (entry == null || entry.state() != EntryState.OFFERED) {
      return;
    }
    switch (status) {
      case CONFIRMED -> {
        counts = counts.take();
        change(entry.taken(now));
      }
      case EXPIRED -> {
        counts = counts.lapseOffer();
        change(entry.lapsed(LapseReason.EXPIRED, now));
      }
      case CANCELLED -> {
        counts = counts.decline();
        change(entry.left(now));
      }
      case PENDING, RETURNED -> throw new IllegalArgumentException("no end of an offer");
    }
  }

  private WaitlistEntry change(WaitlistEntry after) {
    known.put(after.id(), after);
    if (!joined.contains(after.id())) {
      changed.add(after.id());
    }
    return after;
  }

  LineCounts counts() {
    return counts;
  }

  /** The new entries, as the group leaves them. */
  List<WaitlistEntry> joined() {
    return joined.stream().map(this::get).toList();
  }

  /** The entries from before that are another than before. */
  List<WaitlistEntry> changed() {
    return changed.stream().map(this::get).toList();
  }

  private WaitlistEntry get(UUID id) {
    return Objects.requireNonNull(known.get(id));
  }

  /** Whether any entry joined or changed. */
  boolean moved() {
    return !joined.isEmpty() || !changed.isEmpty();
  }
}
