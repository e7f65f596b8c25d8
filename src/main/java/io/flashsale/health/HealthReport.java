package io.flashsale.health;

/**
 * Whether the store and what it stands on answer.
 *
 * @param database whether PostgreSQL answers; without it nothing sells
 * @param redis whether Redis answers; without it no new hold is made where limits are set
 * @param booksAgree whether nothing is found wrong with stock, ledger and orders
 */
public record HealthReport(boolean database, boolean redis, boolean booksAgree) {

  /** How the store is, all in all. */
  public enum Status {
    OK,
    DEGRADED,
    DOWN
  }

  public Status status() {
    if (!database) {
      return Status.DOWN;
    }
    return redis && booksAgree ? Status.OK : Status.DEGRADED;
  }
}
