package io.flashsale.audit;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.persistence.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background check that stock, ledger and orders agree, for as long as the store is open.
 *
 * <p>A violation is logged as an error and told to the feed once, when it is found. Nothing is ever
 * repaired: what is wrong, and since when, is for people to find out.
 */
public final class LedgerMonitor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LedgerMonitor.class);

  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration FOR_NEW = Duration.ofMillis(50);
  private static final Duration FOR_PASS = Duration.ofMillis(20);

  /** After a round it rests this many times as long as the round took, within a limit. */
  private static final int REST = 9;

  private static final Duration MOST_REST = Duration.ofSeconds(5);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ledger-monitor").daemon().factory());
  private final Auditor auditor;
  private final Feed feed;
  private final LongSupplier nanoTime;
  private volatile Published published;
  private volatile Duration lastRound = Duration.ZERO;
  private boolean failing;

  /** A report, and when it was made by the monotonic clock. */
  private record Published(AuditReport report, long nanos) {}

  /** A monitor that has not begun. */
  public LedgerMonitor(Database database, Feed feed) {
    this(database, feed, System::nanoTime);
  }

  LedgerMonitor(Database database, Feed feed, LongSupplier nanoTime) {
    this.auditor = new Auditor(new Steps(database, new AuditRepository(), nanoTime), nanoTime);
    this.feed = feed;
    this.nanoTime = nanoTime;
    this.published = new Published(auditor.report(), nanoTime.getAsLong());
  }

  /** Begins to check, once a second. */
  public void start() {
    var _ = thread.schedule(this::run, 0, TimeUnit.MILLISECONDS);
  }

  private void run() {
    long begun = nanoTime.getAsLong();
    round();
    long took = nanoTime.getAsLong() - begun;
    lastRound = Duration.ofNanos(took);
    long rest = Math.max(ROUND.toNanos() - took, Math.min(took * REST, MOST_REST.toNanos()));
    try {
      var _ = thread.schedule(this::run, rest, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("The monitor is closed", e);
    }
  }

  /** Goes one round and tells what is new in it. */
  void round() {
    try {
      auditor.round(FOR_NEW, FOR_PASS);
      failing = false;
    } catch (RuntimeException e) {
      if (!failing && !thread.isShutdown()) {
        log.warn("The check of the ledger failed, to be tried again: {}", e.toString());
      }
      failing = true;
    }
    AuditReport before = published.report();
    AuditReport now = auditor.report();
    published = new Published(now, nanoTime.getAsLong());
    tell(before.violations(), now.violations());
  }

  private void tell(List<Violation> before, List<Violation> now) {
    for (Violation violation : now) {
      if (before.stream().noneMatch(old -> isSame(old, violation))) {
        log.error("The books do not agree. {}", violation);
        feed.publish(new Change.BooksViolated(violation.productId(), violation.sentence()));
      }
    }
    for (Violation violation : before) {
      if (now.stream().noneMatch(next -> isSame(next, violation))) {
        log.warn("This is no longer so, and was not repaired by the store. {}", violation);
        feed.publish(new Change.BooksAgree(violation.productId()));
      }
    }
  }

  /** The same thing is wrong, though sales may have changed the figures in its sentence. */
  private static boolean isSame(Violation one, Violation other) {
    return one.productId() == other.productId() && one.kind() == other.kind();
  }

  /** What the check has found; answered from memory. */
  public AuditReport report() {
    Published last = published;
    Duration since = Duration.ofNanos(nanoTime.getAsLong() - last.nanos());
    return last.report().after(since);
  }

  /** How long the latest round took; zero before the first. */
  public Duration lastRound() {
    return lastRound;
  }

  /** Whether nothing has been found wrong. */
  public boolean isSound() {
    return published.report().verdict() != Verdict.VIOLATED;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        log.debug("The monitor still waits for the database");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
