package io.flashsale.bench;

import java.time.Duration;

/** PostgreSQL alone, called by C: the three statements of a hold, one hold a transaction. */
record OneHoldATransaction(Pgbench pgbench, int clients, Duration time) implements Measurement {
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  @Override
  public String name() {
    return clients == 1 ? "pgbench, one client" : "pgbench, %d clients".formatted(clients);
  }

  @Override
  public void warmUp() throws Unmeasured {
    pgbench.run(Scripts.ONE_HOLD, clients, WARM_UP);
  }

  @Override
  public Sample run() throws Unmeasured {
    return pgbench.run(Scripts.ONE_HOLD, clients, time);
  }
}
