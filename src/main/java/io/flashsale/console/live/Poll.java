package io.flashsale.console.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a source again and again and hands the newest reading over.
 *
 * <p>A tick starts a reading, unless the last one still goes on; a reading that goes on for too
 * long counts as missing until it ends. However slow the receiver is, one handover waits for it.
 */
public final class Poll<T> {
  private static final Logger log = LoggerFactory.getLogger(Poll.class);

  /** A reading that takes longer than this is missing. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Supplier<T> source;
  private final Executor readers;
  private final Executor receiver;
  private final Consumer<Reading<T>> sink;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Long> readingSince = new AtomicReference<>();
  private final AtomicReference<@Nullable Reading<T>> newest = new AtomicReference<>();
  private final AtomicBoolean again = new AtomicBoolean();
  private final AtomicReference<@Nullable Long> startedAt = new AtomicReference<>();
  private volatile boolean failing;

  /**
   * A poll that reads on {@code readers} and hands over on {@code receiver}.
   *
   * @param nanoTime the clock of the patience
   */
  public Poll(
      Supplier<T> source,
      Executor readers,
      Executor receiver,
      Consumer<Reading<T>> sink,
      LongSupplier nanoTime) {
    this.source = source;
    this.readers = readers;
    this.receiver = receiver;
    this.sink = sink;
    this.nanoTime = nanoTime;
  }

  /** Starts a reading, or notes that the last one is late. Returns at once. */
  public void tick() {
    tick(Duration.ZERO);
  }

  /**
   * The same, unless a reading was started a shorter time ago.
   *
   * @param rest how old the last start is at least
   */
  void tick(Duration rest) {
    long now = nanoTime.getAsLong();
    Long since = readingSince.get();
    Long last = startedAt.get();
    if (since != null) {
      if (now - since > PATIENCE.toNanos()) {
        handOver(new Reading.Missing<>());
      }
    } else if (last == null || now - last >= rest.toNanos()) {
      begin();
    }
  }

  /**
   * Starts a reading because something changed. One that is under way may have been too early for
   * it, so another follows. Returns at once.
   */
  public void refresh() {
    again.set(true);
    begin();
  }

  private void begin() {
    long now = nanoTime.getAsLong();
    if (readingSince.compareAndSet(null, now)) {
      startedAt.set(now);
      try {
        readers.execute(this::read);
      } catch (RejectedExecutionException e) {
        // The console is closing: nobody looks any more.
        log.debug("A reading came after the end", e);
      }
    }
  }

  private void read() {
    again.set(false);
    try {
      Reading<T> reading = new Reading.Fresh<>(source.get());
      failing = false;
      handOver(reading);
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("The console could not read the store", e);
      }
      failing = true;
      handOver(new Reading.Missing<>());
    } finally {
      readingSince.set(null);
      if (again.get()) {
        begin();
      }
    }
  }

  private void handOver(Reading<T> reading) {
    if (newest.getAndSet(reading) == null) {
      receiver.execute(this::deliver);
    }
  }

  private void deliver() {
    Reading<T> reading = newest.getAndSet(null);
    if (reading != null) {
      sink.accept(reading);
    }
  }
}
