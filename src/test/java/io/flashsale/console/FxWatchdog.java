package io.flashsale.console;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Measures for how long the FX thread lets others wait. */
final class FxWatchdog implements AutoCloseable {
  private final List<Long> waits = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();

  FxWatchdog() {
    var _ = beat.scheduleAtFixedRate(this::ask, 0, 10, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long asked = System.nanoTime();
    Platform.runLater(() -> waits.add(System.nanoTime() - asked));
  }

  /** What so much of the waiting was not longer than, between 0 and 1. */
  Duration quantile(double share) {
    List<Long> sorted = waits.stream().sorted().toList();
    return Duration.ofNanos(sorted.get((int) Math.round(share * (sorted.size() - 1))));
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
