package io.flashsale.console.live;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the feed tells, for pages: the products that changed, put together so that a page hears of
 * them at most so many times a second, however much is sold.
 */
public final class Changes implements AutoCloseable {
  private final Feed feed;
  private final Executor receiver;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-changes").factory());

  /**
   * @param receiver where pages are told, such as the FX thread
   */
  public Changes(Feed feed, Executor receiver) {
    this.feed = feed;
    this.receiver = receiver;
  }

  /**
   * Tells from now on which products changed.
   *
   * @param pause the least time between two tellings
   * @param wanted which changes count; called on the feed's thread, so it returns at once
   * @param hearer hears the ids of the products, on the receiver; while it has not run, what else
   *     changes is added to what it hears next
   */
  public Feed.Subscription hear(
      Duration pause, Predicate<Change> wanted, Consumer<Set<Integer>> hearer) {
    Hearing hearing = new Hearing(pause, hearer);
    return feed.subscribe(
        change -> {
          if (wanted.test(change)) {
            hearing.note(change.productId());
          }
        });
  }

  private final class Hearing {
    private final long pauseNanos;
    private final Consumer<Set<Integer>> hearer;
    private final Set<Integer> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long nextNanos = System.nanoTime();

    Hearing(Duration pause, Consumer<Set<Integer>> hearer) {
      this.pauseNanos = pause.toNanos();
      this.hearer = hearer;
    }

    void note(int productId) {
      changed.add(productId);
      if (asked.compareAndSet(false, true)) {
        try {
          long wait = Math.max(0, nextNanos - System.nanoTime());
          var _ = beat.schedule(() -> receiver.execute(this::tell), wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
          // The console is closing: nobody looks any more.
          asked.set(true);
        }
      }
    }

    private void tell() {
      nextNanos = System.nanoTime() + pauseNanos;
      asked.set(false);
      Set<Integer> told = Set.copyOf(changed);
      changed.removeAll(told);
      hearer.accept(told);
    }
  }

  /** Tells nothing any more. */
  @Override
  public void close() {
    beat.shutdownNow();
  }
}
