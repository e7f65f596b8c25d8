package io.flashsale.inventory;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives up what waits too long, so that whoever asks is answered.
 *
 * <p>One look for all: a timer for each of some thousand commands a second cost a tenth of the CPU.
 */
final class Patience {

  /** How long a command waits for its turn before it is given up. */
  static final Duration TURN = Duration.ofSeconds(15);

  /** How long a command that had its turn waits on for its group's fate. */
  static final Duration FATE = Duration.ofSeconds(45);

  private record Waiting(Pending<?> pending, long since) {}

  private final Queue<Waiting> forTurn = new ConcurrentLinkedQueue<>();
  private final Queue<Waiting> forFate = new ConcurrentLinkedQueue<>();
  private final LongSupplier nanos;

  /** {@code nanos} is a monotonic clock, {@link System#nanoTime} outside of tests. */
  Patience(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Begins to watch over a command that was submitted just now. */
  void watch(Pending<?> pending) {
    forTurn.add(new Waiting(pending, nanos.getAsLong()));
  }

  /** Gives up what is overdue; to be run a few times a second. */
  void look() {
    long now = nanos.getAsLong();
    for (Waiting next = forTurn.peek(); isOver(next, TURN, now); next = forTurn.peek()) {
      forTurn.remove();
      if (next.pending().claim()) {
        next.pending().undone(new Outcome.Busy());
      } else if (!next.pending().outcome().isDone()) {
        forFate.add(new Waiting(next.pending(), now));
      }
    }
    for (Waiting next = forFate.peek(); isOver(next, FATE, now); next = forFate.peek()) {
      forFate.remove();
      next.pending().undone(new Outcome.Unavailable());
    }
  }

  private static boolean isOver(@Nullable Waiting waiting, Duration limit, long now) {
    return waiting != null
        && (waiting.pending().outcome().isDone() || now - waiting.since() >= limit.toNanos());
  }
}
