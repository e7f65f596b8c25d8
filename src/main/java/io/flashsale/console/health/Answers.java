package io.flashsale.console.health;

import io.flashsale.console.store.ConsoleStore;
import io.flashsale.health.HealthReport;

/** Who answered when all were asked. */
public record Answers(boolean database, boolean redis, boolean server) {

  /** Asks them all; it may take some seconds. */
  public static Answers ask(ConsoleStore store) {
    HealthReport report = store.health().get();
    return new Answers(report.database(), report.redis(), store.server().getAsBoolean());
  }
}
