package io.flashsale;

import io.flashsale.audit.LedgerMonitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The figures of what checks the store and of what it stands on. */
final class StoreMeters implements MeterBinder {
  private final LedgerMonitor monitor;
  private final BooleanSupplier redisAway;

  StoreMeters(LedgerMonitor monitor, BooleanSupplier redisAway) {
    this.monitor = monitor;
    this.redisAway = redisAway;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("flashsale.ledger.violations", monitor, m -> m.report().violations().size())
        .description("What the check of the books has found wrong; 0 is right")
        .register(registry);
    TimeGauge.builder(
            "flashsale.ledger.checked.age",
            monitor,
            TimeUnit.SECONDS,
            m -> seconds(m.report().checkedAgo()))
        .description(
            "Since all counters were compared with their ledgers; NaN before the first time")
        .register(registry);
    TimeGauge.builder(
            "flashsale.ledger.pass.age",
            monitor,
            TimeUnit.SECONDS,
            m -> seconds(m.report().wholePassAgo()))
        .description("Since all events and orders were gone through; NaN before the first time")
        .register(registry);
    TimeGauge.builder(
            "flashsale.ledger.round", monitor, TimeUnit.NANOSECONDS, m -> m.lastRound().toNanos())
        .description("How long the latest round of the check took")
        .register(registry);
    Gauge.builder("flashsale.redis.up", redisAway, away -> away.getAsBoolean() ? 0 : 1)
        .description("Whether Redis answers")
        .strongReference(true)
        .register(registry);
  }

  private static double seconds(@Nullable Duration ago) {
    return ago == null ? Double.NaN : ago.toMillis() / 1_000.0;
  }
}
