package io.flashsale.console.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The console's beat: ticks its polls until it is closed. */
public final class Pulse implements AutoCloseable {
  /** A beat that comes a little early is still one. */
  private static final double NEARLY = 0.9;

  private final Executor receiver;
  private final Duration least;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-pulse").factory());
  private final ExecutorService readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-reader-", 0).factory());

  /** A pulse whose polls hand over on the given executor. */
  public Pulse(Executor receiver) {
    this(receiver, Duration.ZERO);
  }

  /**
   * A pulse that is never quicker than this, however often a source is to be read.
   *
   * @param least the least time between two beats of a poll
   */
  public Pulse(Executor receiver, Duration least) {
    this.receiver = receiver;
    this.least = least;
  }

  /** Reads a source from now on, every so often. */
  public <T> void poll(Supplier<T> source, Duration every, Consumer<Reading<T>> sink) {
    var _ = poll(source, every, () -> true, sink);
  }

  /**
   * Reads a source from now on, every so often, but only while it is wanted.
   *
   * @param wanted asked before each beat, on the beat's thread
   * @return the poll, to be refreshed between two beats; the next beat is left out then
   */
  public <T> Poll<T> poll(
      Supplier<T> source, Duration every, BooleanSupplier wanted, Consumer<Reading<T>> sink) {
    Poll<T> poll = new Poll<>(source, readers, receiver, sink, System::nanoTime);
    Duration pace = every.compareTo(least) < 0 ? least : every;
    Duration rest = Duration.ofMillis((long) (NEARLY * pace.toMillis()));
    var _ =
        beat.scheduleAtFixedRate(
            () -> {
              if (wanted.getAsBoolean()) {
                poll.tick(rest);
              }
            },
            0,
            pace.toMillis(),
            TimeUnit.MILLISECONDS);
    return poll;
  }

  /** Ends the ticking; a reading under way runs out by itself. */
  @Override
  public void close() {
    beat.shutdownNow();
    readers.shutdown();
  }
}
