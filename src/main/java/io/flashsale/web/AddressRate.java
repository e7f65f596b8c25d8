package io.flashsale.web;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets each client address do something so often: some at once, and then one after each interval.
 *
 * <p>An address costs one number, and one that has its whole burst again costs none.
 */
final class AddressRate {

  /** How many addresses are kept before those are let go that have their burst again. */
  static final int MANY = 20_000;

  /** How many are kept at most; when more come at once, all begin anew. */
  static final int MOST = 100_000;

  private final long eachNanos;
  private final long burstNanos;
  private final LongSupplier nanos;

  /** When an address will have its whole burst again. */
  private final ConcurrentMap<String, AtomicLong> fullAt = new ConcurrentHashMap<>();

  private final AtomicLong nextSweep = new AtomicLong();

  /**
   * @param burst how many at once, 1 or more
   * @param each the interval after which there is one more
   * @param nanos a monotonic clock
   */
  AddressRate(int burst, Duration each, LongSupplier nanos) {
    this.eachNanos = each.toNanos();
    this.burstNanos = eachNanos * burst;
    this.nanos = nanos;
    nextSweep.set(nanos.getAsLong());
  }

  /** Takes one, unless there is none; how long to wait for the next then, else zero. */
  Duration take(String address) {
    long now = nanos.getAsLong();
    sweep(now);
    AtomicLong full = fullAt.computeIfAbsent(address, a -> new AtomicLong(now));
    while (true) {
      long seen = full.get();
      long next = Math.max(seen - now, 0) + now + eachNanos;
      if (next - now > burstNanos) {
        return Duration.ofNanos(next - now - burstNanos);
      }
      if (full.compareAndSet(seen, next)) {
        return Duration.ZERO;
      }
    }
  }

  /** How long to wait for the next; zero where there is one. Takes none. */
  Duration waitOf(String address) {
    AtomicLong full = fullAt.get(address);
    long over = full == null ? 0 : full.get() + eachNanos - nanos.getAsLong() - burstNanos;
    return Duration.ofNanos(Math.max(0, over));
  }

  /** How many addresses are kept. */
  int size() {
    return fullAt.size();
  }

  private void sweep(long now) {
    if (fullAt.size() <= MANY) {
      return;
    }
    long due = nextSweep.get();
    if (now - due >= 0 && nextSweep.compareAndSet(due, now + Duration.ofSeconds(1).toNanos())) {
      fullAt.values().removeIf(full -> full.get() - now <= 0);
    }
    if (fullAt.size() > MOST) {
      fullAt.clear();
    }
  }
}
