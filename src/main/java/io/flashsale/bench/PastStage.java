package io.flashsale.bench;

import static io.flashsale.bench.Reading.P50;

import io.flashsale.startup.StartFailure;
import java.util.List;

/** Two stores, alike but for how much lies behind them. */
record PastStage(PastSite longPast, PastSite shortPast, Wrk wrk, BenchOptions options)
    implements Stage {
  private static final int LONG = 1_000_001;
  private static final int SHORT = 1_001;

  static PastStage open(BenchServers servers, Wrk wrk, BenchOptions options)
      throws StartFailure, Unmeasured {
    var shortPast = new PastSite(servers.openStore("short"), SHORT, "1,000 past events");
    shortPast.prepare(wrk, options.warmUp());
    var longPast = new PastSite(servers.openStore("long"), LONG, "1,000,000 past events");
    longPast.prepare(wrk, options.warmUp());
    return new PastStage(longPast, shortPast, wrk, options);
  }

  @Override
  public List<RowPlan> rows() {
    return List.of(
        new RowPlan(
            RowName.PAST_ALONE,
            longPast.holds(wrk, options, 1, 1),
            P50,
            shortPast.holds(wrk, options, 1, 1),
            P50),
        new RowPlan(
            RowName.PAST_CROWD,
            longPast.holds(wrk, options, 2, 256),
            P50,
            shortPast.holds(wrk, options, 2, 256),
            P50),
        new RowPlan(
            RowName.PAST_METRICS,
            longPast.metrics(wrk, options),
            P50,
            shortPast.metrics(wrk, options),
            P50));
  }

  @Override
  public void close() {
    longPast.close();
    shortPast.close();
  }
}
