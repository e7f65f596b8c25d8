package io.flashsale.console.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The console's beat: ticks its polls until it is closed. */
public final class Pulse implements AutoCloseable {
  private final Executor receiver;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-pulse").factory());
  private final ExecutorService readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-reader-", 0).factory());

  /** A pulse whose polls hand over on the given executor. */
  public Pulse(Executor receiver) {
    this.receiver = receiver;
  }

  /** Reads a source from now on, every so often. */
  public <T> void poll(Supplier<T> source, Duration every, Consumer<Reading<T>> sink) {
    Poll<T> poll = new Poll<>(source, readers, receiver, sink, System::nanoTime);
    var _ = beat.scheduleAtFixedRate(poll::tick, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the ticking; a reading under way runs out by itself. */
  @Override
  public void close() {
    beat.shutdownNow();
    readers.shutdown();
  }
}
