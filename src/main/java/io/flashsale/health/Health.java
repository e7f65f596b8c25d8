package io.flashsale.health;

import java.util.function.BooleanSupplier;

/** Tells how the store is. */
public final class Health {
  private final BooleanSupplier databaseAnswers;
  private final BooleanSupplier redisAnswers;

  public Health(BooleanSupplier databaseAnswers, BooleanSupplier redisAnswers) {
    this.databaseAnswers = databaseAnswers;
    this.redisAnswers = redisAnswers;
  }

  /** Asks the database now, for two seconds at most, and what is known of Redis. */
  public HealthReport check() {
    return new HealthReport(databaseAnswers.getAsBoolean(), redisAnswers.getAsBoolean());
  }
}
