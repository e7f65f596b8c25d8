package io.flashsale.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/** Measures for how long the FX thread lets others wait at the most. */
final class FxWatchdog implements AutoCloseable {
  private final AtomicLong longestNanos = new AtomicLong();
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();

  FxWatchdog() {
    beat.scheduleAtFixedRate(this::ask, 0, 5, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long asked = System.nanoTime();
    Platform.runLater(() -> longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max));
  }

  Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
