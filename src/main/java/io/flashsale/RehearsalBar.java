package io.flashsale;

import io.flashsale.rehearsal.RehearsalProgress;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far a rehearsal is, on stderr: a bar where there is a terminal, else a line a phase. */
final class RehearsalBar implements AutoCloseable {
  private static final Duration PULSE = Duration.ofMillis(100);

  private final PrintStream out = System.err;
  private final boolean terminal;
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("rehearsal-bar").daemon().factory());
  private @Nullable ProgressBar bar;

  RehearsalBar() {
    this.terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** Begins a phase. */
  synchronized void show(RehearsalProgress begun) {
    endBar();
    if (!terminal) {
      out.println("%s (%,d) ...".formatted(begun.phase().title(), begun.of()));
      return;
    }
    bar =
        new ProgressBarBuilder()
            .setTaskName(begun.phase().title())
            .setInitialMax(begun.of())
            .setUpdateIntervalMillis((int) PULSE.toMillis())
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
  }

  /** Moves the bar along until it is closed. */
  void follow(Supplier<RehearsalProgress> progress) {
    if (terminal) {
      var _ =
          pulse.scheduleWithFixedDelay(
              () -> move(progress.get()), 0, PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void move(RehearsalProgress now) {
    if (bar != null) {
      bar.stepTo(now.done());
      bar.setExtraMessage(" %,d granted, %,d refused".formatted(now.granted(), now.refused()));
    }
  }

  private void endBar() {
    if (bar != null) {
      bar.stepTo(bar.getMax());
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    pulse.shutdownNow();
    endBar();
  }
}
