package io.flashsale.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** PostgreSQL does not answer, or has ended the connection. */
public final class DatabaseUnavailable extends RuntimeException {

  DatabaseUnavailable(Throwable cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether the failure is the connection's: SQLSTATE classes 08 and 57P, or no free connection.
   */
  static boolean isConnectionLost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
      }
    }
    return false;
  }
}
