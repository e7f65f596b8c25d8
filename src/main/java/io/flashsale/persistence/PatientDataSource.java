package io.flashsale.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections, and tries again for a moment where PostgreSQL is not there or is starting.
 *
 * <p>After each failure the pool waits twice as long as after the last one, 5 s at most, and with
 * it everybody waits who needs a connection. So few of its tries may fail.
 */
final class PatientDataSource extends PGSimpleDataSource {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Nobody listens there. */
  private static final String UNABLE_TO_CONNECT = "08001";

  /** PostgreSQL is starting, ending or recovering. */
  private static final String CANNOT_CONNECT_NOW = "57P03";

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return super.getConnection(user, password);
      } catch (SQLException e) {
        if (!isAbsent(e) || System.nanoTime() - limit > 0) {
          throw e;
        }
      }
      pause();
    }
  }

  private static boolean isAbsent(SQLException e) {
    return UNABLE_TO_CONNECT.equals(e.getSQLState()) || CANNOT_CONNECT_NOW.equals(e.getSQLState());
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", UNABLE_TO_CONNECT, e);
    }
  }
}
