package io.flashsale.persistence;

import io.flashsale.startup.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first work of a start on the database: done again where PostgreSQL took the connection away.
 *
 * <p>A machine that stands still for longer than a transaction may idle, as one does that is moved
 * or wakes up, loses the transaction of whoever was in one. A running store tries again at its next
 * turn; one that starts has no next turn but this.
 */
public final class FirstWork {
  private static final Logger log = LoggerFactory.getLogger(FirstWork.class);

  /** Each waits for a connection by itself, some seconds at most. */
  static final int TRIES = 5;

  private FirstWork() {}

  /**
   * Runs the work until it comes through.
   *
   * @param work that may be begun anew wherever it was left
   * @throws StartFailure when the database was away every time
   */
  public static void run(Runnable work) throws StartFailure {
    for (int tried = 1; ; tried++) {
      try {
        work.run();
        return;
      } catch (RuntimeException e) {
        if (!Database.isAway(e)) {
          throw e;
        }
        if (tried == TRIES) {
          throw new StartFailure(
              ("The database left the start without an answer %d times: see whether PostgreSQL and"
                      + " this machine have enough to work with, and start again.")
                  .formatted(TRIES),
              e);
        }
        log.warn("The database left the start without an answer, it is asked again", e);
      }
    }
  }
}
