package io.flashsale.expiry;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.inventory.DueOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.order.OrderRepository;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one timer that lets go of holds which are due.
 *
 * <p>It looks when a hold made here becomes due, and every second for whatever else is: the holds
 * of a node that died, and those of a clock that jumped. A look asks the database which products
 * have due holds; each of them is released by its own sequencer, which decides.
 */
public final class ExpiryTimer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ExpiryTimer.class);

  /** How often it looks without being called. */
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /** Holds that become due within this time share a look. */
  private static final Duration GRAIN = Duration.ofMillis(50);

  private final Database database;
  private final OrderRepository orders;
  private final StoreClock clock;
  private final HoldService holds;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("expiry-timer").daemon().factory());
  private final ExecutorService releases =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("expiry-", 0).factory());

  /** The products that are being released, and whether another look has found them due since. */
  private final ConcurrentMap<Integer, Boolean> releasing = new ConcurrentHashMap<>();

  private final AtomicLong lastLook = new AtomicLong(Long.MIN_VALUE);
  private final Feed.Subscription subscription;

  public ExpiryTimer(
      Database database, OrderRepository orders, StoreClock clock, HoldService holds, Feed feed) {
    this.database = database;
    this.orders = orders;
    this.clock = clock;
    this.holds = holds;
    this.subscription = feed.subscribe(this::onChange);
  }

  /** Begins to look every second. */
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::look, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void onChange(Change change) {
    if (change instanceof Change.HoldsPlaced(_, Duration untilDue)) {
      lookAfter(untilDue);
    }
  }

  private void lookAfter(Duration delay) {
    long grain = GRAIN.toNanos();
    long due = System.nanoTime() + delay.toNanos();
    long look = Math.ceilDiv(due, grain) * grain;
    if (lastLook.getAndAccumulate(look, Math::max) < look && !timer.isShutdown()) {
      var _ = timer.schedule(this::look, look - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  /** Has all products release what is due now; returns before they have. */
  public void look() {
    try {
      List<Integer> due =
          database.call(session -> orders.productsWithDue(session, clock.now(session)));
      for (int productId : due) {
        if (releasing.put(productId, true) == null) {
          releases.execute(() -> release(productId));
        }
      }
    } catch (RuntimeException e) {
      log.warn("Looking for due holds failed, to be tried again in a second: {}", e.toString());
    }
  }

  private void release(int productId) {
    do {
      releasing.put(productId, false);
      DueOutcome outcome;
      do {
        outcome = holds.releaseDue(productId);
      } while (outcome instanceof DueOutcome.Released(_, boolean more) && more);
    } while (!releasing.remove(productId, false));
  }

  @Override
  public void close() {
    subscription.close();
    timer.shutdownNow();
    releases.close();
  }
}
