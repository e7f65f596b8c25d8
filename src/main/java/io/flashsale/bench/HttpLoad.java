package io.flashsale.bench;

import io.flashsale.bench.Wrk.Load;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A store loaded over HTTP by one kind of request.
 *
 * @param name for the table
 * @param wrk the load generator
 * @param store whose figure is checked
 * @param time of one run
 * @param warmUpTime of the first load, in which each answer's status is counted
 * @param expected the status that every answer must have
 * @param counted the figure of the store that must grow by one an answer, or null for none
 * @param preparation what is to be done before each run
 */
record HttpLoad(
    String name,
    Wrk wrk,
    StoreApi store,
    Duration time,
    Duration warmUpTime,
    int expected,
    @Nullable String counted,
    Preparation preparation)
    implements Measurement {

  /** Makes ready for one run. */
  @FunctionalInterface
  interface Preparation {

    /** The load for a run of the given time. */
    Load load(Duration time) throws Unmeasured;
  }

  @Override
  public void warmUp() throws Unmeasured {
    load(warmUpTime, true);
  }

  @Override
  public Sample run() throws Unmeasured {
    return load(time, false).sample();
  }

  private WrkOutput load(Duration length, boolean count) throws Unmeasured {
    Load load = preparation.load(length);
    long before = counted == null ? 0 : store.figure(counted);
    WrkOutput output = wrk.run(load, length, count);
    output.check(expected);
    long grown = counted == null ? output.requests() : store.figure(counted) - before;
    if (grown < output.requests()) {
      throw new Unmeasured(
          "%d answers came, but the store's %s grew by %d only."
              .formatted(output.requests(), counted, grown));
    }
    return output;
  }
}
