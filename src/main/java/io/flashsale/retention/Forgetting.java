package io.flashsale.retention;

import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Forgets the customers of orders and entries that are over and old: their e-mails, addresses and
 * idempotency keys give way to {@link #WORD}.
 *
 * <p>What was bought and when stays, and so does the ledger, which never had a name in it. It goes
 * a page of rows in a transaction of its own, and the nodes take turns. While a product whose sale
 * is on has a limit per customer, its customers are kept, since they are still counted.
 */
public final class Forgetting {

  /** What stands where a customer's e-mail, key or address was; no e-mail address is like it. */
  public static final String WORD = "forgotten";

  /** Between two pages, so that a backlog of years leaves the database to those who buy. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Database database;
  private final StoreClock clock;
  private final ForgettingRepository rows = new ForgettingRepository();
  private final int days;

  /**
   * What forgets after some days.
   *
   * @param days how long customers are known, counted from when an order was made or an entry
   *     ended; 0 for ever
   */
  public Forgetting(Database database, StoreClock clock, int days) {
    this.database = database;
    this.clock = clock;
    this.days = days;
  }

  /** Forgets all who are to be forgotten by now; ends early when its thread is interrupted. */
  public void run() {
    if (days == 0) {
      return;
    }
    Instant now = database.call(clock::now);
    Instant before = now.minus(Duration.ofDays(days));
    for (int product : database.call(session -> rows.products(session, before, now))) {
      while (mayGoOn() && database.call(session -> rows.orders(session, product, before))) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      while (mayGoOn() && database.call(session -> rows.entries(session, product, before))) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    if (mayGoOn()) {
      database.run(session -> rows.cooldowns(session, before));
    }
  }

  private static boolean mayGoOn() {
    return !Thread.currentThread().isInterrupted();
  }
}
