package io.flashsale.inventory;

import io.flashsale.inventory.Command.AdjustStock;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.Command.LeaveWaitlist;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Purge;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.ReleaseDue;
import io.flashsale.inventory.Command.Return;
import io.flashsale.inventory.Command.SetStock;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleState;
import io.flashsale.product.Stock;
import io.flashsale.product.StockPlan;
import io.flashsale.throttle.Applicant;
import io.flashsale.throttle.Cooldown;
import io.flashsale.throttle.Credits;
import io.flashsale.throttle.Credits.Decision;
import io.flashsale.throttle.ThrottleUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of one group, one after the other, in memory.
 *
 * <p>What is available goes to those in line first, before the first command and after each. Not
 * thread-safe: it lives within one transaction, under the product's row lock.
 */
final class Group {
  private record CustomerKey(String customer, String key) {}

  private final Product before;
  private final Instant now;
  private final Facts facts;
  private final Credits credits;
  private final Persons persons;
  private final EntryBook entries;
  private final Books books;
  private final LineDesk line;
  private final Map<CustomerKey, Order> keyed = new HashMap<>();
  private final Set<Pending<?>> credited = new HashSet<>();
  private boolean throttleAnswers = true;

  /**
   * @param locked the product as its locked row says
   * @param before the same after its line was opened or closed where its time had come
   * @param now the database's time after the row was locked, in whole microseconds
   */
  Group(
      Product locked,
      Product before,
      Instant now,
      Facts facts,
      Credits credits,
      SequencerParts parts) {
    this.before = before;
    this.now = now;
    this.facts = facts;
    this.credits = credits;
    this.persons = new Persons(before, now, facts, parts.cooldowns());
    this.entries =
        new EntryBook(
            before.line(),
            Stream.concat(facts.line().head().stream(), facts.line().named().stream()).toList(),
            now);
    this.books =
        new Books(locked, before, now, parts.holdTime(), facts, parts.ids(), entries, persons);
    this.line = new LineDesk(books, entries, persons, facts.line(), parts.lineRules());
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
    settle();
    for (int i = 0; i < commands.size(); i++) {
      Pending<?> pending = commands.get(i);
      decided.add(
          switch (pending.command()) {
            case PlaceHold command -> decided(pending, place(command, commands, i));
            case Confirm command -> decided(pending, confirm(command));
            case Release command -> decided(pending, cancel(command));
            case Return command -> decided(pending, takeBack(command));
            case ReleaseDue _ -> decided(pending, releaseDue());
            case AdjustStock command -> decided(pending, adjust(command));
            case SetStock command -> decided(pending, setStock(command));
            case Purge _ -> decided(pending, new PurgeOutcome.NotARehearsal());
            case JoinWaitlist command -> decided(pending, line.join(command, pending.arrival()));
            case LeaveWaitlist command -> decided(pending, line.leave(command));
            case Command.Open _, Command.Close _, Command.ServeLine _ ->
                decided(pending, new LineOutcome.Kept());
          });
      settle();
    }
    return decided;
  }

  /** What is free goes where it has to: first those units that are to go, then those in line. */
  private void settle() {
    books.drainFree();
    line.serve();
  }

  @SuppressWarnings("unchecked") // a command's outcome is of the command's kind
  private static <O extends Outcome> Decided<O> decided(Pending<?> pending, O outcome) {
    return new Decided<>((Pending<O>) pending, outcome);
  }

  private HoldOutcome place(PlaceHold command, List<Pending<?>> commands, int index) {
    Order same = repeated(command);
    if (same != null) {
      return same.quantity() == command.quantity()
          ? new HoldOutcome.Granted(same.id(), same.holdExpiresAt(), books.receipt(same.holdSeq()))
          : new HoldOutcome.KeyReused();
    }
    HoldOutcome refusal = refusal(command);
    if (refusal != null) {
      return refusal;
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

  /** What speaks against a hold before its limits are counted, or null. */
  private @Nullable HoldOutcome refusal(PlaceHold command) {
    int maxPerOrder = before.details().maxPerOrder();
    if (command.quantity() > maxPerOrder) {
      return new HoldOutcome.AboveMaxPerOrder(maxPerOrder);
    }
    if (before.window().at(now) != SaleState.LIVE || before.paused()) {
      return new HoldOutcome.SaleNotActive();
    }
    if (books.stock().available() < command.quantity() || line.blocks()) {
      return new HoldOutcome.SoldOut();
    }
    String customer = command.customer().canonical();
    Integer limit = persons.limitReached(customer, command.quantity());
    if (limit != null) {
      return new HoldOutcome.LimitReached(limit);
    }
    Duration cooldown = persons.cooldown(customer);
    return cooldown == null ? null : new HoldOutcome.Cooldown(cooldown);
  }

  /** Asks for the credits of this hold and of those behind it that the stock left may serve. */
  private boolean askCredits(List<Pending<?>> commands, int index) {
    if (!throttleAnswers || credited.contains(commands.get(index))) {
      return throttleAnswers;
    }
    List<Applicant> applicants = new ArrayList<>();
    long units = 0;
    for (int i = index; i < commands.size() && units < books.stock().available(); i++) {
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
    Order order =
        books.hold(command.customer(), command.quantity(), command.idempotencyKey(), arrival, null);
    remember(order);
    return new HoldOutcome.Granted(
        order.id(), order.holdExpiresAt(), books.receipt(order.holdSeq()));
  }

  private ConfirmOutcome confirm(Confirm command) {
    Order order = books.order(command.orderId());
    if (order == null) {
      return new Outcome.NotFound();
    }
    return switch (order.status()) {
      case CONFIRMED -> new ConfirmOutcome.Confirmed(order, before, books.resolution(order));
      case EXPIRED, CANCELLED, RETURNED -> new ConfirmOutcome.NotPending(order.status());
      case PENDING -> {
        if (books.isDue(order)) {
          yield new ConfirmOutcome.NotPending(books.expire(order).status());
        }
        Order confirmed = books.confirm(order);
        yield new ConfirmOutcome.Confirmed(confirmed, before, books.resolution(confirmed));
      }
    };
  }

  private CancelOutcome cancel(Release command) {
    Order order = books.order(command.orderId());
    if (order == null) {
      return new Outcome.NotFound();
    }
    return switch (order.status()) {
      case CANCELLED -> new CancelOutcome.Cancelled(order, before, books.resolution(order));
      case EXPIRED, CONFIRMED, RETURNED -> new CancelOutcome.NotPending(order.status());
      case PENDING -> {
        if (books.isDue(order)) {
          yield new CancelOutcome.NotPending(books.expire(order).status());
        }
        Order cancelled = books.cancel(order, command.reason());
        yield new CancelOutcome.Cancelled(cancelled, before, books.resolution(cancelled));
      }
    };
  }

  private ReturnOutcome takeBack(Return command) {
    Order order = books.order(command.orderId());
    if (order == null) {
      return new Outcome.NotFound();
    }
    return switch (order.status()) {
      case RETURNED -> new ReturnOutcome.Returned(order, before, books.resolution(order));
      case PENDING, EXPIRED, CANCELLED -> new ReturnOutcome.NotConfirmed(order.status());
      case CONFIRMED -> {
        Order returned = books.takeBack(order, command.reason());
        yield new ReturnOutcome.Returned(returned, before, books.resolution(returned));
      }
    };
  }

  private DueOutcome releaseDue() {
    int released = 0;
    for (Order due : facts.due()) {
      // A command before this one may have resolved it.
      Order current = books.order(due.id());
      if (current == null || current.status() == OrderStatus.PENDING) {
        var _ = books.expire(due);
        released++;
      }
    }
    return new DueOutcome.Released(released, facts.moreDue());
  }

  private StockOutcome adjust(AdjustStock command) {
    Stock stock = books.stock();
    int delta = command.delta();
    if (delta < 0 && stock.available() + (long) delta < 0) {
      return new StockOutcome.InUse(stock.available());
    }
    long target = stock.total() - books.drain() + (long) delta;
    if (target > ProductDetails.STOCK_MAX) {
      return new StockOutcome.TooMuch();
    }
    books.bring(StockPlan.of(stock, (int) target), command.reason());
    return new StockOutcome.Adjusted(books.after());
  }

  private StockOutcome setStock(SetStock command) {
    books.bring(StockPlan.of(books.stock(), command.total()), command.reason());
    return new StockOutcome.Adjusted(books.after());
  }

  /** Whether anything is to be written. */
  boolean changed() {
    return books.ledgerMoved() || books.lineMoved();
  }

  /** Whether stock is left for others in line, whom this group has not read. */
  boolean moreToServe() {
    return line.moreToServe();
  }

  /** The product as the commands so far leave it. */
  Product after() {
    return books.after();
  }

  /** The product as the group found it. */
  Product before() {
    return before;
  }

  Instant now() {
    return now;
  }

  Books books() {
    return books;
  }

  EntryBook entries() {
    return entries;
  }

  /** The cooldowns that began in this group. */
  Collection<Cooldown> cooldowns() {
    return persons.begun();
  }
}
