package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier process left behind in the data folder: a running server, its traces, nothing.
 */
final class LeftPostgres {

  private static final Logger log = LoggerFactory.getLogger(LeftPostgres.class);

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration START_TOLERANCE = Duration.ofSeconds(5);
  private static final int POLL_MILLIS = 20;

  private final PostgresControl control;
  private final Path data;
  private final String password;
  private final int versionNumber;

  LeftPostgres(PostgresControl control, Path data, String password, int versionNumber) {
    this.control = control;
    this.data = data;
    this.password = password;
    this.versionNumber = versionNumber;
  }

  /** The server when it is ours and as it should be; null when one has to be started. */
  @Nullable PostmasterFile takeOver() throws IOException {
    PostmasterFile file = settled();
    if (file == null) {
      return null;
    }
    ServerProcess process = new ServerProcess(file.pid());
    if (process.runs("postgres")) {
      if (isOurs(file)) {
        return file;
      }
      if (process.startedAt(file.start(), START_TOLERANCE) && process.worksIn(data)) {
        log.info("Ending the PostgreSQL that was left behind, pid {}", file.pid());
        control.stop();
        return null;
      }
    }
    if (process.exists()) {
      log.info("Pid {} in postmaster.pid is no server of ours any more", file.pid());
      PostmasterFile.disown(data);
    }
    return null;
  }

  /** The file once its server is neither starting nor stopping; null when there is none. */
  private @Nullable PostmasterFile settled() throws IOException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      PostmasterFile file = PostmasterFile.read(data).orElse(null);
      if (file == null
          || file.isReady()
          || !new ServerProcess(file.pid()).runs("postgres")
          || System.nanoTime() - limit > 0) {
        return file;
      }
      Pause.millis(POLL_MILLIS);
    }
  }

  private boolean isOurs(PostmasterFile file) {
    Properties login = new Properties();
    login.setProperty("user", PostgresData.USER);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "2");
    login.setProperty("socketTimeout", "5");
    try (Connection connection =
            DriverManager.getConnection(EmbeddedPostgres.url(file.port()), login);
        Statement statement = connection.createStatement()) {
      return data.equals(Path.of(show(statement, "data_directory")))
          && show(statement, "server_version_num").equals(String.valueOf(versionNumber))
          && show(statement, "fsync").equals("on");
    } catch (SQLException e) {
      log.info("The server on port {} is not taken over: {}", file.port(), e.getMessage());
      return false;
    }
  }

  private static String show(Statement statement, String setting) throws SQLException {
    try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
      result.next();
      return result.getString(1);
    }
  }
}
