package io.flashsale.bench;

import io.flashsale.bench.HttpLoad.Preparation;
import io.flashsale.bench.Wrk.Load;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Holds at a site, each for an e-mail that nobody there had before. */
final class Holds {

  /** A hold of one unit grows it by one. */
  static final String FIGURE = "totalHoldsCreated";

  private final Site site;
  private final AtomicInteger loads = new AtomicInteger();

  Holds(Site site) {
    this.site = site;
  }

  /** A load on products, which the threads share out in turn. */
  Load load(List<Integer> products, int threads, int connections) {
    String ids = products.stream().map(String::valueOf).collect(Collectors.joining(","));
    return new Load(
        site.store(),
        Scripts.HOLDS,
        threads,
        connections,
        List.of(ids, "load" + loads.incrementAndGet()));
  }

  /** Measures holds a second and the time of one. */
  Measurement measurement(
      String name, Wrk wrk, BenchOptions options, Duration warmUp, Preparation preparation) {
    return new HttpLoad(name, wrk, site.api(), options.run(), warmUp, 201, FIGURE, preparation);
  }
}
