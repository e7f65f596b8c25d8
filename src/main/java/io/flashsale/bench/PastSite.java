package io.flashsale.bench;

import io.flashsale.bench.Wrk.Load;
import java.time.Duration;
import java.util.List;

/**
 * A store whose product has a past of a certain length.
 *
 * <p>A short past is made anew before each run, since the runs lengthen it.
 */
final class PastSite {
  private static final int STOCK = 500_000_000;
  private static final int SHORT = 10_000;

  private final Site site;
  private final int events;
  private final String name;
  private final Holds holds;
  private int productId;

  PastSite(Site site, int events, String name) {
    this.site = site;
    this.events = events;
    this.name = name;
    this.holds = new Holds(site);
  }

  /** Loads the store until its code is compiled, then gives it its past. */
  void prepare(Wrk wrk, Duration warmUp) throws Unmeasured {
    productId = site.api().makeProduct("Warm-up", STOCK);
    wrk.run(holds.load(List.of(productId), 2, 256), warmUp, true).check(201);
    makePast();
  }

  private void makePast() throws Unmeasured {
    productId = site.database().makePast(events, STOCK);
    site.api().awaitProduct(productId);
  }

  private void renew() throws Unmeasured {
    if (events < SHORT) {
      makePast();
    }
  }

  /** The time of a hold. */
  Measurement holds(Wrk wrk, BenchOptions options, int threads, int connections) {
    String clients = connections == 1 ? "one client" : connections + " connections";
    return holds.measurement(
        "holds, %s, %s".formatted(clients, name),
        wrk,
        options,
        Duration.ofSeconds(2),
        _ -> {
          renew();
          return holds.load(List.of(productId), threads, connections);
        });
  }

  /** The time of a reading of the figures, by one client. */
  Measurement metrics(Wrk wrk, BenchOptions options) {
    return new HttpLoad(
        "figures, one client, " + name,
        wrk,
        site.api(),
        options.run(),
        Duration.ofSeconds(2),
        200,
        null,
        _ -> {
          renew();
          return new Load(
              site.store(),
              Scripts.SAME,
              1,
              1,
              List.of("GET", "/api/admin/metrics", "", site.api().token()));
        });
  }

  void close() {
    site.close();
  }
}
