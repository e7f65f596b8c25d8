package io.flashsale.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/**
 * Statements that write, sent to the database in one go: each answer that is waited for costs two
 * changes of threads, which a group of few commands feels.
 *
 * <p>They run in the order in which they were added, within the session's transaction.
 */
public final class Writes {
  private static final int ANY = -1;

  /** Gives a statement its parameters. */
  @FunctionalInterface
  public interface Binder {
    void bind(Connection connection, Parameters parameters) throws SQLException;
  }

  private record Write(String sql, Binder binder, int rows) {}

  private final List<Write> writes = new ArrayList<>();

  /**
   * Adds a statement.
   *
   * @param sql one statement, without a semicolon
   */
  public void add(String sql, Binder binder) {
    writes.add(new Write(sql, binder, ANY));
  }

  /**
   * Adds a statement that has to write a number of rows: {@link #run} fails when it writes fewer or
   * more.
   */
  public void add(String sql, int rows, Binder binder) {
    writes.add(new Write(sql, binder, rows));
  }

  /**
   * Runs them all.
   *
   * @throws IllegalStateException when a statement did not write as many rows as it had to; nothing
   *     of the transaction may stand then
   */
  public void run(StatelessSession session) {
    if (!writes.isEmpty()) {
      session.doWork(this::run);
    }
  }

  private void run(Connection connection) throws SQLException {
    String all = writes.stream().map(Write::sql).collect(Collectors.joining(";"));
    try (var statement = connection.prepareStatement(all)) {
      var parameters = new Parameters(statement);
      for (Write write : writes) {
        write.binder().bind(connection, parameters);
      }
      statement.execute();
      checkRows(statement);
    }
  }

  private void checkRows(PreparedStatement statement) throws SQLException {
    for (Write write : writes) {
      int rows = statement.getUpdateCount();
      if (write.rows() != ANY && rows != write.rows()) {
        throw new IllegalStateException(
            "%d rows were written where %d had to be: %s"
                .formatted(rows, write.rows(), write.sql().strip()));
      }
      statement.getMoreResults();
    }
  }
}
