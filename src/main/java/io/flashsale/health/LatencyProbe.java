package io.flashsale.health;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store's servers an empty question and takes the time. */
public final class LatencyProbe {
  private static final Logger log = LoggerFactory.getLogger(LatencyProbe.class);

  private final Supplier<Duration> database;
  private final Supplier<Duration> redis;

  /** The suppliers ask once and throw when there is no answer. */
  public LatencyProbe(Supplier<Duration> database, Supplier<Duration> redis) {
    this.database = database;
    this.redis = redis;
  }

  /** Asks both, one after the other; it blocks for some seconds while one is away. */
  public Latency read() {
    return new Latency(ask(database), ask(redis));
  }

  private static @Nullable Duration ask(Supplier<Duration> server) {
    try {
      return server.get();
    } catch (RuntimeException e) {
      log.debug("No answer to time", e);
      return null;
    }
  }
}
