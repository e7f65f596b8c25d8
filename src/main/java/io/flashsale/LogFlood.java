package io.flashsale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps an outage from flooding the log: what is warned of again and again passes {@link #PASSES}
 * times, and then once in {@link #PAUSE}.
 *
 * <p>Lines are the same when their words are, whatever the values in them.
 */
public final class LogFlood extends TurboFilter {

  /** How many lines of the same words pass at once. */
  static final int PASSES = 5;

  /** After how long another one passes. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** More words than the store has; libraries put values into theirs. */
  private static final int WORDS = 1_000;

  private final LongSupplier nanos;

  /** When, if lines had passed one in a pause, the last of them would have. */
  private final ConcurrentMap<String, AtomicLong> passed = new ConcurrentHashMap<>();

  /** The filter that the settings of the log name. */
  public LogFlood() {
    this(System::nanoTime);
  }

  LogFlood(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String words,
      Object @Nullable [] values,
      @Nullable Throwable failure) {
    if (words == null || !level.isGreaterOrEqual(Level.WARN)) {
      return FilterReply.NEUTRAL;
    }
    return passes(words) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private boolean passes(String words) {
    if (passed.size() > WORDS) {
      passed.clear();
    }
    long now = nanos.getAsLong();
    long earliest = now - PASSES * PAUSE.toNanos();
    AtomicLong last = passed.computeIfAbsent(words, w -> new AtomicLong(earliest));
    while (true) {
      long seen = last.get();
      long next = Math.max(seen - earliest, 0) + earliest + PAUSE.toNanos();
      if (next - now > 0) {
        return false;
      }
      if (last.compareAndSet(seen, next)) {
        return true;
      }
    }
  }
}
