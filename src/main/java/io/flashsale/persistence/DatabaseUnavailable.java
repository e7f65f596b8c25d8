package io.flashsale.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** PostgreSQL does not answer, has ended the connection, or cannot go on. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final List<String> STATES = List.of("08", "57P", "53", "58", "25P03");

  DatabaseUnavailable(Throwable cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether PostgreSQL, not the store, is why something failed: the connection is lost (SQLSTATE
   * class 08), it lets nobody in or ends (57P), it has no room or no memory left (53), its disk
   * fails (58), it took the transaction of a node that had stalled (25P03), or no connection was
   * free.
   */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return STATES.stream().anyMatch(sql.getSQLState()::startsWith);
      }
    }
    return false;
  }
}
