package io.flashsale.inventory;

import io.flashsale.inventory.Group.Decided;
import io.flashsale.inventory.ProductLock.Turn;
import io.flashsale.order.OrderStatus;
import io.flashsale.persistence.Database;
import io.flashsale.product.Product;
import io.flashsale.throttle.Credits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of one product's stock on this node: it orders the commands and commits them in
 * groups.
 *
 * <p>Whatever waits when the product's locks are had is the group; no timer gathers one, so an idle
 * product commits at once. Outcomes are told only after the commit.
 */
final class Sequencer {
  private static final Logger log = LoggerFactory.getLogger(Sequencer.class);

  /** How long the fate of a commit whose answer was lost is looked for. */
  private static final Duration FATE = Duration.ofSeconds(10);

  private final int productId;
  private final SequencerParts parts;
  private final ProductLock lock;
  private final CommandQueue queue;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable Glance glance;
  private boolean swept;

  Sequencer(int productId, SequencerParts parts, ProductLock lock) {
    this.productId = productId;
    this.parts = parts;
    this.lock = lock;
    this.queue = new CommandQueue(parts.queueCapacity());
  }

  /** Queues a command; the outcome comes after its group's commit. */
  <O extends Outcome> Pending<O> submit(Command<O> command, long arrival) {
    Pending<O> pending = new Pending<>(command, arrival);
    if (!queue.offer(pending)) {
      pending.undone(new Outcome.Busy());
    } else if (running.compareAndSet(false, true)) {
      parts.threads().execute(this::run);
    }
    return pending;
  }

  /** How many commands wait now. */
  int waiting() {
    return queue.size();
  }

  /** The refusal of a new hold without a key from memory, or null. */
  @Nullable HoldOutcome refusalFromMemory() {
    Glance last = glance;
    return last == null ? null : last.refusal();
  }

  /** Runs one group and makes way, so that busy products share the threads evenly. */
  private void run() {
    do {
      swept = swept || sweep();
      if (swept) {
        runGroup(null);
      } else {
        takeAll().forEach(pending -> pending.undone(new Outcome.Unavailable()));
      }
      if (queue.isEmpty()) {
        lock.releaseKept();
        running.set(false);
        if (queue.isEmpty() || !running.compareAndSet(false, true)) {
          return;
        }
      }
    } while (!passOn());
  }

  /** Queues the next group behind other products'; false when the node is closing. */
  private boolean passOn() {
    try {
      parts.threads().execute(this::run);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Lets go what became due while no node was there, before the product's first command. */
  private boolean sweep() {
    while (true) {
      var due = new Pending<>(new Command.ReleaseDue(productId), 0);
      runGroup(due);
      switch (due.outcome().getNow(new Outcome.Unavailable())) {
        case DueOutcome.Released(_, boolean more) when more -> {}
        case DueOutcome.Released _, Outcome.NotFound _ -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
  }

  /** Runs one group: the given command alone, or all that wait. */
  private void runGroup(@Nullable Pending<?> alone) {
    long begun = System.nanoTime();
    Turn turn = lock.acquire();
    parts.meters().lockWaited(begun);
    Credits credits = parts.throttle().open();
    List<Pending<?>> commands = alone == null ? List.of() : List.of(alone);
    Committed committed;
    try (StatelessSession session = parts.database().openSession()) {
      var transaction = session.beginTransaction();
      try {
        Product product = parts.store().lock(session, productId);
        Instant now = parts.clock().now(session).truncatedTo(ChronoUnit.MICROS);
        long nanos = System.nanoTime();
        if (alone == null) {
          commands = take(product);
        }
        if (product == null) {
          transaction.rollback();
          turn.release();
          commands.forEach(pending -> pending.undone(new Outcome.NotFound()));
          return;
        }
        if (product.rehearsal() && commands.stream().anyMatch(Sequencer::asksForPurge)) {
          parts.store().purge(session, productId);
          transaction.commit();
          turn.release();
          tellPurged(commands);
          return;
        }
        Product timely = parts.store().keepTime(session, product, now);
        Facts facts = parts.store().read(session, timely, now, commands);
        Group group = new Group(product, timely, now, facts, credits, parts);
        List<Decided<?>> decided = group.decide(commands);
        if (group.changed()) {
          parts.store().write(session, group);
        }
        committed = new Committed(group, decided, nanos);
      } catch (RuntimeException | Error e) {
        Database.rollBack(transaction, e);
        throw e;
      }
      commit(transaction::commit, committed.group());
    } catch (FateUnknown e) {
      // What was committed cannot be told: nobody gets a credit back for a hold that may stand.
      turn.release();
      giveUp(commands, e);
      return;
    } catch (RuntimeException | Error e) {
      turn.release();
      credits.refundAll();
      giveUp(commands.isEmpty() ? takeAll() : commands, e);
      return;
    }
    if (queue.isEmpty()) {
      turn.release();
    } else {
      turn.keepOrRelease();
    }
    credits.refundUnspent();
    tell(committed);
    parts.meters().group(committed.decided().size(), begun);
  }

  private static boolean asksForPurge(Pending<?> pending) {
    return pending.command() instanceof Command.Purge;
  }

  /** Tells that the product is gone, to whoever asked for it and to those who came too late. */
  private void tellPurged(List<Pending<?>> commands) {
    glance = null;
    parts.catalog().purged(productId);
    for (Pending<?> pending : commands) {
      if (asksForPurge(pending)) {
        pending.purged();
      } else {
        pending.undone(new Outcome.NotFound());
      }
    }
  }

  /**
   * A group that is in the database.
   *
   * @param nanos this machine's monotonic clock when the group's time was read
   */
  private record Committed(Group group, List<Decided<?>> decided, long nanos) {}

  /** Takes what waits; when the stock may run out, not before those who arrived earlier. */
  private List<Pending<?>> take(@Nullable Product product) {
    Arrivals arrivals = parts.arrivals();
    long upTo = arrivals.latest();
    if (product != null && product.stock().available() > 0) {
      long mayStillCome = arrivals.onTheirWay(upTo) * product.details().maxPerOrder();
      if (queue.unitsWanted() + mayStillCome > product.stock().available()) {
        arrivals.await(upTo);
      }
    }
    return queue.take(upTo);
  }

  private List<Pending<?>> takeAll() {
    return queue.take(Long.MAX_VALUE);
  }

  private void commit(Runnable commit, Group group) {
    long begun = System.nanoTime();
    try {
      commit.run();
      if (group.changed()) {
        parts.meters().committed(begun);
      }
    } catch (RuntimeException e) {
      if (group.changed() && !wasCommitted(group, e)) {
        throw e;
      }
    }
  }

  /** Finds out whether a commit whose answer was lost came to be. */
  private boolean wasCommitted(Group group, RuntimeException lost) {
    log.warn("The answer of a commit of product {} was lost: {}", productId, lost.toString());
    long deadline = System.nanoTime() + FATE.toNanos();
    RuntimeException last = lost;
    while (System.nanoTime() - deadline < 0) {
      try {
        return parts.database().call(session -> parts.store().committed(session, group));
      } catch (RuntimeException e) {
        last = e;
      }
    }
    throw new FateUnknown(last);
  }

  private static final class FateUnknown extends RuntimeException {
    FateUnknown(Throwable cause) {
      super("The fate of a commit is not known", cause);
    }
  }

  private void giveUp(List<Pending<?>> commands, Throwable failure) {
    if (failure instanceof FateUnknown || Database.isAway(failure)) {
      log.warn(
          "{} commands of product {} were given up: {}",
          commands.size(),
          productId,
          failure.getMessage());
    } else {
      log.error("A group of {} commands of product {} failed", commands.size(), productId, failure);
    }
    glance = null;
    commands.forEach(pending -> pending.undone(new Outcome.Unavailable()));
  }

  private void tell(Committed committed) {
    Group group = committed.group();
    Product after = group.after();
    glance = new Glance(after, group.now(), committed.nanos());
    parts.cooldowns().committed(productId, after.tally().expired(), group.cooldowns());
    // Before anybody is told, so that whoever was told and looks sees it.
    if (group.changed()) {
      parts.catalog().committed(group.before().ledger().seq(), after);
    } else {
      parts.catalog().seen(after);
    }
    committed.decided().forEach(Decided::tell);
    if (group.moreToServe()) {
      // Before all others that wait: who is in line comes first. When the queue is full, the timer
      // finds it.
      var _ = queue.offer(new Pending<>(new Command.ServeLine(productId), 0));
    }
    parts
        .meters()
        .expired(
            group.books().resolved().getOrDefault(OrderStatus.EXPIRED, List.of()), group.now());
    // The hold's time began when the group's was read; the commit may have taken a while.
    Duration since = Duration.ofNanos(System.nanoTime() - committed.nanos());
    GroupNews.of(group, parts.holdTime().minus(since)).forEach(parts.feed()::publish);
  }
}
