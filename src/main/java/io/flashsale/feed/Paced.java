package io.flashsale.feed;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that runs soon after it is asked for, but no two runs begin within the pause.
 *
 * <p>However often it is asked for meanwhile, one run follows. Runs never overlap.
 */
final class Paced {
  private final ScheduledExecutorService threads;
  private final Runnable task;
  private final long pauseNanos;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile long nextNanos = System.nanoTime();

  Paced(ScheduledExecutorService threads, Duration pause, Runnable task) {
    this.threads = threads;
    this.pauseNanos = pause.toNanos();
    this.task = task;
  }

  /** Asks for a run; returns at once. */
  void ask() {
    if (asked.compareAndSet(false, true)) {
      try {
        long wait = Math.max(0, nextNanos - System.nanoTime());
        var _ = threads.schedule(this::run, wait, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        // The node is closing: there is nobody left to tell.
        asked.set(true);
      }
    }
  }

  private synchronized void run() {
    nextNanos = System.nanoTime() + pauseNanos;
    asked.set(false);
    task.run();
  }
}
