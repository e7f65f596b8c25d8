package io.flashsale;

import io.flashsale.redis.Nodes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does again and again: look at Redis, read the catalog, cooldowns and limits, say that
 * it lives, flush the refusals, give up what waits too long, purge what a rehearsal left behind,
 * forget old customers.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

  private static final Duration CHECK_REDIS = Duration.ofMillis(500);

  /** What other nodes commit is known here after this time. */
  private static final Duration REFRESH_CATALOG = Duration.ofMillis(500);

  /** A limit that was changed on another node holds here after this time. */
  private static final Duration REFRESH_LIMITS = Duration.ofMillis(500);

  /** Whom other nodes have wait waits here after this time. */
  private static final Duration REFRESH_COOLDOWNS = Duration.ofMillis(500);

  private static final Duration FLUSH_REFUSALS = Duration.ofSeconds(1);
  private static final Duration PURGE_REHEARSALS = Duration.ofSeconds(20);

  private static final Duration FORGET = Duration.ofMinutes(1);

  private static final Duration GIVE_UP = Duration.ofMillis(250);

  /** A thread a task: those that wait for the database while it is away hold no other up. */
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          9, Thread.ofPlatform().name("heartbeat-", 0).daemon().factory());

  private final Runnable checkRedis;
  private final Runnable refreshCatalog;
  private final Runnable refreshCooldowns;
  private final Runnable refreshLimits;
  private final Runnable sayThatItLives;
  private final Runnable flushRefusals;
  private final Runnable giveUpOverdue;
  private final Runnable purgeRehearsals;
  private final Runnable forget;

  Heartbeat(
      Runnable checkRedis,
      Runnable refreshCatalog,
      Runnable refreshCooldowns,
      Runnable refreshLimits,
      Runnable sayThatItLives,
      Runnable flushRefusals,
      Runnable giveUpOverdue,
      Runnable purgeRehearsals,
      Runnable forget) {
    this.checkRedis = checkRedis;
    this.refreshCatalog = refreshCatalog;
    this.refreshCooldowns = refreshCooldowns;
    this.refreshLimits = refreshLimits;
    this.sayThatItLives = sayThatItLives;
    this.flushRefusals = flushRefusals;
    this.giveUpOverdue = giveUpOverdue;
    this.purgeRehearsals = purgeRehearsals;
    this.forget = forget;
  }

  void start() {
    every(CHECK_REDIS, checkRedis);
    every(REFRESH_CATALOG, refreshCatalog);
    every(REFRESH_COOLDOWNS, refreshCooldowns);
    every(REFRESH_LIMITS, refreshLimits);
    every(Nodes.BEAT, sayThatItLives);
    every(FLUSH_REFUSALS, flushRefusals);
    every(GIVE_UP, giveUpOverdue);
    // A rehearsal that died with an earlier process is purged at once.
    threads.execute(() -> guarded(purgeRehearsals));
    every(PURGE_REHEARSALS, purgeRehearsals);
    every(FORGET, forget);
  }

  private void every(Duration pause, Runnable task) {
    var _ =
        threads.scheduleWithFixedDelay(
            () -> guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.warn("A regular task failed, to be tried again: {}", e.toString());
    }
  }

  /** Ends the tasks and flushes the refusals a last time. */
  @Override
  public void close() {
    threads.shutdownNow();
    guarded(flushRefusals);
  }
}
