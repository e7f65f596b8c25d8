package io.flashsale.inventory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The node's arrival counter, and which arrivals are still on their way to a sequencer.
 *
 * <p>A number is taken when a request's handler is entered, before the body is read; the command
 * comes to its sequencer a little later, perhaps overtaken by a later one. When stock is about to
 * run out, a sequencer waits until all who arrived before have come, or {@link #PATIENCE} is over:
 * who sends the body slower than that does not hold the others up.
 */
public final class Arrivals {

  /** How long those who have come wait for those who arrived before them. */
  static final Duration PATIENCE = Duration.ofMillis(50);

  private static final int SLOTS = 1 << 16;
  private static final long LOOK_AGAIN_NANOS = 100_000;

  private final AtomicLong last;

  /** In each slot the latest number of that slot which has come. */
  private final AtomicLongArray come = new AtomicLongArray(SLOTS);

  /** All numbers up to this one have come or are no longer waited for. */
  private final AtomicLong settled;

  /**
   * @param first where the counter starts; a later start of the node must begin higher for its
   *     orders to compare with those of an earlier one
   */
  public Arrivals(long first) {
    this.last = new AtomicLong(first);
    this.settled = new AtomicLong(first);
  }

  /** Takes the next number; {@link Arrival#settle} must follow. */
  public Arrival enter() {
    return new Arrival(last.incrementAndGet());
  }

  /** A request's place in the order of arrival. */
  public final class Arrival {
    private final long number;

    private Arrival(long number) {
      this.number = number;
    }

    public long number() {
      return number;
    }

    /** Tells that the request has come to its sequencer or will never come. */
    public void settle() {
      int slot = (int) (number & (SLOTS - 1));
      come.accumulateAndGet(slot, number, Math::max);
    }
  }

  /** The latest number that was taken. */
  long latest() {
    return last.get();
  }

  /** How many arrivals up to the given one may still be on their way. */
  long onTheirWay(long upTo) {
    return Math.max(0, upTo - settledUpTo(upTo));
  }

  /** Waits until all arrivals up to the given one have come, for {@link #PATIENCE} at most. */
  void await(long upTo) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (settledUpTo(upTo) < upTo) {
      if (System.nanoTime() - deadline >= 0) {
        // Nobody waits for these again.
        settled.accumulateAndGet(upTo, Math::max);
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private long settledUpTo(long upTo) {
    long all = Math.max(settled.get(), last.get() - SLOTS);
    while (all < upTo && come.get((int) ((all + 1) & (SLOTS - 1))) >= all + 1) {
      all++;
    }
    return settled.accumulateAndGet(all, Math::max);
  }
}
