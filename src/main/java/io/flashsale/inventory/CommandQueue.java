package io.flashsale.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The commands that wait in front of a sequencer, handed out in the order of arrival.
 *
 * <p>Many threads add, one takes.
 */
final class CommandQueue {

  /** How many commands one group has at most, so that it stays short. */
  static final int GROUP_LIMIT = 1_000;

  private final Queue<Pending<?>> added = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Pending<?>> sorted =
      new PriorityQueue<>(Comparator.comparingLong(Pending::arrival));
  private final AtomicInteger size = new AtomicInteger();
  private final int capacity;

  /**
   * @param capacity how many commands wait at most; one more is answered 503
   */
  CommandQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a command unless the queue is full. */
  boolean offer(Pending<?> pending) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      return false;
    }
    added.add(pending);
    return true;
  }

  boolean isEmpty() {
    return size.get() == 0;
  }

  /** How many wait now. */
  int size() {
    return size.get();
  }

  /** The units that the waiting holds want, as far as one group goes. */
  long unitsWanted() {
    sort();
    return sorted.stream()
        .limit(GROUP_LIMIT)
        .mapToLong(p -> p.command() instanceof Command.PlaceHold hold ? hold.quantity() : 0)
        .sum();
  }

  /** Takes the earliest commands that arrived up to the given arrival and are not given up. */
  List<Pending<?>> take(long upTo) {
    sort();
    List<Pending<?>> taken = new ArrayList<>();
    while (taken.size() < GROUP_LIMIT && !sorted.isEmpty() && sorted.peek().arrival() <= upTo) {
      Pending<?> next = sorted.remove();
      size.decrementAndGet();
      if (next.claim()) {
        taken.add(next);
      }
    }
    return taken;
  }

  private void sort() {
    for (Pending<?> next = added.poll(); next != null; next = added.poll()) {
      sorted.add(next);
    }
  }
}
