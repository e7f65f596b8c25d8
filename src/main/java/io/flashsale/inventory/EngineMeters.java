package io.flashsale.inventory;

import io.flashsale.meters.Meters;
import io.flashsale.order.Order;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the sequencers of a node measure: once a group, so that a hold costs nothing more. */
final class EngineMeters {
  private final Timer groups;
  private final DistributionSummary sizes;
  private final Timer lockWait;
  private final Timer commit;
  private final Timer lateness;

  EngineMeters(MeterRegistry registry) {
    groups = timer(registry, "flashsale.group", "A group, from the wait for its turn to its news");
    lockWait = timer(registry, "flashsale.lock.wait", "The wait for the lock that gives the turns");
    commit = timer(registry, "flashsale.commit", "The commit of a group that changed something");
    lateness =
        timer(
            registry, "flashsale.expiry.lateness", "How long after its deadline a hold went back");
    sizes =
        DistributionSummary.builder("flashsale.group.size")
            .description("Commands in a group")
            .serviceLevelObjectives(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000)
            .register(registry);
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(Meters.buckets())
        .register(registry);
  }

  /** A group of so many commands ended that began then, by the monotonic clock. */
  void group(int commands, long begunNanos) {
    sizes.record(commands);
    groups.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
  }

  /** The lock that was waited for since then was had, or given up. */
  void lockWaited(long begunNanos) {
    lockWait.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
  }

  /** A commit that began then is through. */
  void committed(long begunNanos) {
    commit.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
  }

  /** These holds expired in a group of that time. */
  void expired(List<Order> orders, Instant groupTime) {
    for (Order order : orders) {
      Duration late = Duration.between(order.holdExpiresAt(), groupTime);
      lateness.record(late.isNegative() ? Duration.ZERO : late);
    }
  }
}
