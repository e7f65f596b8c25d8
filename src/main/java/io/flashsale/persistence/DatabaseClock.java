package io.flashsale.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.hibernate.StatelessSession;

/**
 * The database's {@code clock_timestamp()}, the one clock that all nodes share.
 *
 * <p>It is read in a statement of its own: {@code now()} is the start of the transaction, and a
 * value taken in the statement that waits for a row lock may be from before the wait.
 */
public final class DatabaseClock implements StoreClock {

  @Override
  public Instant now(StatelessSession session) {
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement("SELECT clock_timestamp()");
              var result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
          }
        });
  }
}
