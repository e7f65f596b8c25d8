package io.flashsale.bench;

import java.time.Duration;

/** PostgreSQL alone with 500 holds a transaction: the better of one client and two. */
record GroupsOfHolds(Pgbench pgbench, Duration time) implements Measurement {
  private static final int HOLDS = 500;
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "PostgreSQL alone, groups of 500";
  }

  @Override
  public void warmUp() throws Unmeasured {
    pgbench.run(Scripts.GROUP_OF_HOLDS, 2, WARM_UP);
  }

  @Override
  public Sample run() throws Unmeasured {
    double one = pgbench.run(Scripts.GROUP_OF_HOLDS, 1, time).perSecond();
    double two = pgbench.run(Scripts.GROUP_OF_HOLDS, 2, time).perSecond();
    return Sample.ofRate(HOLDS * Math.max(one, two));
  }
}
