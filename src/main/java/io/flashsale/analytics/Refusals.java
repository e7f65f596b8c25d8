package io.flashsale.analytics;

import io.flashsale.persistence.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers {@code sold_out} and {@code throttled} of this node, counted in memory and added up
 * in PostgreSQL by {@link #flush}.
 *
 * <p>A refusal must cost nothing, so it does not write. What a killed node had not flushed is
 * missing, at most one second's.
 */
public final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  /** Counts since the last flush, by product. */
  private static final class Counts {
    final LongAdder soldOut = new LongAdder();
    final LongAdder throttled = new LongAdder();
  }

  /** Refused answers of one product, of all nodes. */
  public record Total(long soldOut, long throttled) {
    static final Total NONE = new Total(0, 0);
  }

  private final Database database;
  private final RefusalRepository repository;
  private final ConcurrentMap<Integer, Counts> unflushed = new ConcurrentHashMap<>();

  public Refusals(Database database, RefusalRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  public void soldOut(int productId) {
    counts(productId).soldOut.increment();
  }

  public void throttled(int productId) {
    counts(productId).throttled.increment();
  }

  private Counts counts(int productId) {
    return unflushed.computeIfAbsent(productId, id -> new Counts());
  }

  /** Adds what was counted since the last flush to the database; keeps it when that fails. */
  public synchronized void flush() {
    Map<Integer, Total> taken = new HashMap<>();
    unflushed.forEach(
        (productId, counts) -> {
          var total = new Total(counts.soldOut.sumThenReset(), counts.throttled.sumThenReset());
          if (!total.equals(Total.NONE)) {
            taken.put(productId, total);
          }
        });
    if (taken.isEmpty()) {
      return;
    }
    try {
      database.run(session -> repository.add(session, taken));
    } catch (RuntimeException e) {
      log.warn("The refusals of the last second are kept for the next try: {}", e.getMessage());
      taken.forEach(
          (productId, total) -> {
            counts(productId).soldOut.add(total.soldOut());
            counts(productId).throttled.add(total.throttled());
          });
    }
  }

  /** What this node counted and has not flushed yet. */
  Total unflushed() {
    long soldOut = 0;
    long throttled = 0;
    for (Counts counts : unflushed.values()) {
      soldOut += counts.soldOut.sum();
      throttled += counts.throttled.sum();
    }
    return new Total(soldOut, throttled);
  }
}
