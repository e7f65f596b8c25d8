package io.flashsale.inventory;

import io.flashsale.feed.Feed;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.Catalog;
import io.flashsale.redis.RedisConnection;
import io.flashsale.throttle.Cooldowns;
import io.flashsale.throttle.HoldThrottle;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sequencer for each product that was asked for. */
public final class Sequencers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sequencers.class);

  /** How many commands wait for a product's turn at most; one more is answered 503. */
  public static final int QUEUE_CAPACITY = 3_000;

  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** What reads, metrics and the timer may use while all sequencers are busy. */
  private static final int CONNECTIONS_FOR_OTHERS = 4;

  private final ConcurrentMap<Integer, Sequencer> sequencers = new ConcurrentHashMap<>();

  /**
   * Platform threads: a virtual one that comes back from the database would queue up behind the
   * requests that wait for it. No more than the database has connections for.
   */
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Database.POOL_SIZE - CONNECTIONS_FOR_OTHERS,
          Thread.ofPlatform().name("sequencer-", 0).daemon().factory());

  private final AtomicLong lockTurns = new AtomicLong();
  private final RedisConnection redis;
  private final SequencerParts parts;
  private final CommandRunner commands = new CommandRunner(this);

  /**
   * @param queueCapacity how many commands wait for a product's turn at most
   */
  public Sequencers(
      Database database,
      StoreClock clock,
      RedisConnection redis,
      HoldThrottle throttle,
      Arrivals arrivals,
      Duration holdTime,
      int queueCapacity,
      EngineRows rows,
      Cooldowns cooldowns,
      LineRules lineRules,
      Catalog catalog,
      Feed feed,
      MeterRegistry registry) {
    this.redis = redis;
    this.parts =
        new SequencerParts(
            database,
            new GroupStore(rows, cooldowns, lineRules),
            clock,
            throttle,
            arrivals,
            new OrderIds(),
            cooldowns,
            lineRules,
            holdTime,
            queueCapacity,
            catalog,
            feed,
            new EngineMeters(registry),
            threads);
    Gauge.builder("flashsale.queue", this, Sequencers::waiting)
        .description("Commands that wait for their product's turn")
        .register(registry);
  }

  /** How many commands wait now, of all products. */
  private int waiting() {
    return sequencers.values().stream().mapToInt(Sequencer::waiting).sum();
  }

  Sequencer of(int productId) {
    return sequencers.computeIfAbsent(
        productId, id -> new Sequencer(id, parts, new ProductLock(redis, id, lockTurns)));
  }

  /** Where commands of all products are submitted and waited for. */
  CommandRunner commands() {
    return commands;
  }

  Arrivals arrivals() {
    return parts.arrivals();
  }

  /** Waits until what was submitted is decided, 10 s at most. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("Commands were still waiting after {} s; they are given up", DRAIN.toSeconds());
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
