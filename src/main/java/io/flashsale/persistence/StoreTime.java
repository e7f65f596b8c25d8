package io.flashsale.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The database's time as last seen, carried on by this machine's monotonic clock.
 *
 * <p>For answers from memory: what is shown and what is refused without asking the database. It
 * never decides about a hold's deadline. A jump of this machine's wall clock does not move it.
 */
public final class StoreTime {

  private record Reading(Instant time, long nanos) {}

  private final AtomicReference<Reading> last =
      new AtomicReference<>(new Reading(Instant.now(), System.nanoTime()));

  /** Takes a time that the database has just told. */
  public void observe(Instant databaseTime) {
    last.set(new Reading(databaseTime, System.nanoTime()));
  }

  /** The database's time now, as well as this node knows it. */
  public Instant now() {
    Reading reading = last.get();
    return reading
        .time()
        .plusNanos(System.nanoTime() - reading.nanos())
        .truncatedTo(ChronoUnit.MICROS);
  }
}
