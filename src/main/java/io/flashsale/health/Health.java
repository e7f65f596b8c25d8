package io.flashsale.health;

import java.util.function.BooleanSupplier;

/** Tells how the store is. */
public final class Health {
  private final BooleanSupplier databaseAnswers;
  private final BooleanSupplier redisAnswers;
  private final BooleanSupplier booksAgree;

  public Health(
      BooleanSupplier databaseAnswers, BooleanSupplier redisAnswers, BooleanSupplier booksAgree) {
    this.databaseAnswers = databaseAnswers;
    this.redisAnswers = redisAnswers;
    this.booksAgree = booksAgree;
  }

  /** Asks the database now, for two seconds at most, and what is known of Redis and the books. */
  public HealthReport check() {
    return new HealthReport(
        databaseAnswers.getAsBoolean(), redisAnswers.getAsBoolean(), booksAgree.getAsBoolean());
  }
}
