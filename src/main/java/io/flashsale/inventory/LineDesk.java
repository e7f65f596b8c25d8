package io.flashsale.inventory;

import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.Command.LeaveWaitlist;
import io.flashsale.inventory.Command.Release;
import io.flashsale.order.Order;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import io.flashsale.waitlist.EntryState;
import io.flashsale.waitlist.JoinedAs;
import io.flashsale.waitlist.LapseReason;
import io.flashsale.waitlist.Line;
import io.flashsale.waitlist.WaitlistEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of the line within one group, and serves it: whatever is available goes to
 * the first in line who can still be served, before anybody else has it.
 *
 * <p>Not thread-safe.
 */
final class LineDesk {
  private record CustomerKey(String customer, String key) {}

  private final Books books;
  private final EntryBook entries;
  private final Persons persons;
  private final Line line;
  private final LineRules rules;
  private final Map<CustomerKey, WaitlistEntry> keyed = new HashMap<>();
  private final Set<String> active;
  private final Map<String, Integer> enteredFrom;
  private boolean moreToServe;

  LineDesk(Books books, EntryBook entries, Persons persons, LineFacts facts, LineRules rules) {
    this.books = books;
    this.entries = entries;
    this.persons = persons;
    this.line = facts.line();
    this.rules = rules;
    this.active = new HashSet<>(facts.active());
    this.enteredFrom = new HashMap<>(facts.enteredFrom());
    facts.keyed().forEach(this::remember);
  }

  private void remember(WaitlistEntry entry) {
    String key = entry.idempotencyKey();
    if (key != null) {
      keyed.put(new CustomerKey(entry.customerKey(), key), entry);
    }
  }

  private Product product() {
    return books.before();
  }

  private SaleState state() {
    return product().window().at(books.now());
  }

  /** Whether what is available belongs to somebody in line. */
  boolean blocks() {
    return entries.counts().entered() > 0
        || (entries.counts().waiting() > 0 && line.blocks(books.obtainable()));
  }

  /** Whether stock is left for others in line, to be served by another group. */
  boolean moreToServe() {
    return moreToServe;
  }

  JoinOutcome join(JoinWaitlist command, long arrival) {
    WaitlistEntry same = repeated(command);
    if (same != null) {
      return same.quantity() == command.quantity()
          ? new JoinOutcome.Joined(same)
          : new JoinOutcome.KeyReused();
    }
    JoinOutcome refusal = refusal(command);
    if (refusal != null) {
      return refusal;
    }
    WaitlistEntry entry =
        state() == SaleState.UPCOMING
            ? WaitlistEntry.entered(rules.newEntryId(), command.applicant(arrival), books.now())
            : atTheEnd(command, arrival);
    entries.join(entry);
    active.add(entry.customerKey());
    remember(entry);
    if (entry.state() == EntryState.ENTERED) {
      enteredFrom.merge(entry.clientAddress(), 1, Integer::sum);
    } else {
      line.append(entry);
    }
    return new JoinOutcome.Joined(entry);
  }

  private WaitlistEntry atTheEnd(JoinWaitlist command, long arrival) {
    JoinedAs joinedAs =
        line.reachesEnd(command.quantity(), books.obtainable())
            ? JoinedAs.WAITING
            : JoinedAs.UNREACHABLE;
    return WaitlistEntry.waiting(
        rules.newEntryId(),
        command.applicant(arrival),
        joinedAs,
        entries.counts().next(),
        entries.counts().inLine(),
        books.now());
  }

  private @Nullable WaitlistEntry repeated(JoinWaitlist command) {
    String key = command.idempotencyKey();
    return key == null ? null : keyed.get(new CustomerKey(command.customer().canonical(), key));
  }

  private @Nullable JoinOutcome refusal(JoinWaitlist command) {
    int maxPerOrder = product().details().maxPerOrder();
    if (command.quantity() > maxPerOrder) {
      return new JoinOutcome.AboveMaxPerOrder(maxPerOrder);
    }
    String customer = command.customer().canonical();
    if (active.contains(customer)) {
      return new JoinOutcome.AlreadyInLine();
    }
    if (!takesEntries()) {
      return new JoinOutcome.SaleNotActive();
    }
    if (state() == SaleState.LIVE
        && !product().paused()
        && books.stock().available() >= command.quantity()
        && !blocks()) {
      return new JoinOutcome.Available();
    }
    Integer limit = persons.limitReached(customer, command.quantity());
    if (limit != null) {
      return new JoinOutcome.LimitReached(limit);
    }
    Duration cooldown = persons.cooldown(customer);
    if (cooldown != null) {
      return new JoinOutcome.Cooldown(cooldown);
    }
    return noRoom(command);
  }

  private boolean takesEntries() {
    return switch (state()) {
      case UPCOMING ->
          product().opening() == OpeningMode.DRAW && product().line().drawnAt() == null;
      case LIVE -> true;
      case ENDED -> false;
    };
  }

  private @Nullable JoinOutcome noRoom(JoinWaitlist command) {
    int limit = rules.entriesPerAddress();
    if (state() == SaleState.UPCOMING
        && limit > 0
        && !product().rehearsal()
        && enteredFrom.getOrDefault(command.clientAddress(), 0) >= limit) {
      return new JoinOutcome.TooManyFromAddress(limit);
    }
    return entries.counts().inLine() >= rules.lineMax() ? new JoinOutcome.LineFull() : null;
  }

  LeaveOutcome leave(LeaveWaitlist command) {
    WaitlistEntry entry = entries.find(command.entryId());
    if (entry == null) {
      return new Outcome.NotFound();
    }
    return switch (entry.state()) {
      case TAKEN -> new LeaveOutcome.Taken();
      case LAPSED, LEFT -> new LeaveOutcome.Gone(entry);
      case ENTERED, WAITING -> {
        line.remove(entry.id());
        active.remove(entry.customerKey());
        yield new LeaveOutcome.Gone(entries.leave(entry));
      }
      case OFFERED -> {
        decline(entry);
        active.remove(entry.customerKey());
        WaitlistEntry after = entries.find(entry.id());
        yield new LeaveOutcome.Gone(after == null ? entry : after);
      }
    };
  }

  private void decline(WaitlistEntry entry) {
    UUID orderId = entry.orderId();
    Order offer = orderId == null ? null : books.order(orderId);
    if (offer == null) {
      throw new IllegalStateException("an offer without its order: " + orderId);
    }
    if (books.isDue(offer)) {
      var _ = books.expire(offer);
    } else {
      var _ = books.cancel(offer, Release.CANCELLED);
    }
  }

  /** Offers what is available to those in line, in order, as far as they were read. */
  void serve() {
    if (entries.counts().waiting() == 0
        || entries.counts().entered() > 0
        || state() != SaleState.LIVE
        || product().paused()) {
      return;
    }
    while (books.stock().available() > 0) {
      Optional<WaitlistEntry> next = line.next(books.obtainable());
      if (next.isEmpty()) {
        moreToServe = line.mayHaveMore();
        return;
      }
      WaitlistEntry entry = next.get();
      LapseReason lapse = lapse(entry);
      if (lapse == null && entry.quantity() > books.stock().available()) {
        return;
      }
      line.remove(entry.id());
      if (lapse == null) {
        offer(entry);
      } else {
        active.remove(entry.customerKey());
        entries.lapse(entry, lapse);
      }
    }
  }

  private @Nullable LapseReason lapse(WaitlistEntry entry) {
    if (persons.limitReached(entry.customerKey(), entry.quantity()) != null) {
      return LapseReason.LIMIT_REACHED;
    }
    return persons.cooldown(entry.customerKey()) == null ? null : LapseReason.COOLDOWN;
  }

  private void offer(WaitlistEntry entry) {
    Order offer = books.hold(entry.customer(), entry.quantity(), null, entry.arrival(), entry.id());
    entries.offer(entry, offer);
  }
}
