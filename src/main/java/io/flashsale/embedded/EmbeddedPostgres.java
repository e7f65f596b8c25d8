package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running PostgreSQL of one home, with the store's database in it.
 *
 * <p>It is a daemon: it lives on when the JVM dies, and {@link #start} takes it over again.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final int TRIES = 3;

  /** How long the children of a killed server may take to notice and end. */
  private static final Duration ORPHANS = Duration.ofSeconds(30);

  private static final int POLL_MILLIS = 100;

  private final PostgresControl control;
  private final LeftPostgres left;
  private final Path data;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile PostmasterFile server;
  private volatile ServerProcess process;

  private EmbeddedPostgres(
      PostgresControl control,
      LeftPostgres left,
      Path data,
      PostmasterFile server,
      String password) {
    this.control = control;
    this.left = left;
    this.data = data;
    this.server = server;
    this.process = new ServerProcess(server.pid());
    this.password = password;
  }

  /**
   * Brings PostgreSQL up: unpacks it and makes the database where that was not done yet, takes over
   * a server that an earlier process left behind, else starts one on a free port.
   */
  public static EmbeddedPostgres start(Home home, StartProgress progress) throws StartFailure {
    return start(home, progress, Loopback::freePort);
  }

  static EmbeddedPostgres start(Home home, StartProgress progress, PortSource ports)
      throws StartFailure {
    ServerAccount account = home.account(progress);
    String password = account.secret("postgres-password");
    PostgresPrograms programs = PostgresPrograms.unpack(account, progress);
    Path data = account.folder().resolve("pgdata");
    PostgresControl control = new PostgresControl(account, programs, data);
    takeRestored(control, data, progress);
    new PostgresData(account, programs).ensure(password, progress);
    LeftPostgres left = new LeftPostgres(control, data, password, programs.versionNumber());
    try {
      PostmasterFile server = left.takeOver();
      if (server == null) {
        progress.step("Starting PostgreSQL");
        server = startOnFreePort(control, data, ports);
      } else {
        log.info("Took over PostgreSQL, pid {}, port {}", server.pid(), server.port());
      }
      return new EmbeddedPostgres(control, left, data, server, password);
    } catch (IOException e) {
      throw new StartFailure(
          "PostgreSQL did not start (%s): its log is %s.".formatted(Reason.of(e), control.log()),
          e);
    }
  }

  /** Restored data that waits takes the place of the data, which stays beside it. */
  private static void takeRestored(PostgresControl control, Path data, StartProgress progress)
      throws StartFailure {
    Path next = data.resolveSibling(StagedPostgres.NEXT);
    if (!Files.isDirectory(next)) {
      return;
    }
    progress.step("Taking the restored data");
    try {
      if (Files.exists(data)) {
        if (PostmasterFile.read(data).isPresent()) {
          // Left behind by a killed process; where none runs, there is nothing to end.
          control.stop();
        }
        Files.move(data, before(data), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartFailure(
          "The restored data in %s cannot take the place of %s (%s)."
              .formatted(next, data, Reason.of(e)),
          e);
    }
  }

  /** Where the data goes that restored data takes the place of. */
  private static Path before(Path data) {
    for (int number = 1; ; number++) {
      Path free = data.resolveSibling("pgdata.before-restore-" + number);
      if (!Files.exists(free)) {
        return free;
      }
    }
  }

  private static PostmasterFile startOnFreePort(
      PostgresControl control, Path data, PortSource ports) throws IOException {
    long limit = System.nanoTime() + ORPHANS.toNanos();
    for (int tries = 1; ; ) {
      int port = ports.next();
      if (control.start(port)) {
        return PostmasterFile.read(data)
            .orElseThrow(() -> new IOException("it ended right after its start"));
      }
      String failure = Log.lastLine(control.log());
      if (failure.contains("still in use") && System.nanoTime() - limit < 0) {
        Pause.millis(POLL_MILLIS);
      } else if (Loopback.isFree(port) || tries++ == TRIES) {
        throw new IOException(failure);
      }
    }
  }

  /**
   * Starts the server again on its port when it has ended.
   *
   * @return whether it had
   * @throws IOException when it does not come up
   */
  boolean revive() throws IOException {
    if (closed.get() || process.isRunning()) {
      return false;
    }
    int port = server.port();
    PostmasterFile there = left.takeOver();
    server = there == null ? startOnFreePort(control, data, () -> port) : there;
    process = new ServerProcess(server.pid());
    return true;
  }

  /**
   * Writes a backup of all data into one archive, while the server goes on; the stream stays open.
   *
   * @param labels what is to be known when it is restored
   * @throws IOException when the server or the stream fails, or it was given up
   */
  public void backUp(Map<String, String> labels, OutputStream out, BackupFile.Progress follower)
      throws IOException {
    PostgresBackup.write(this, labels, out, follower);
  }

  /** A new connection, in auto-commit mode. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user(), password());
  }

  public String jdbcUrl() {
    return url(port());
  }

  public String user() {
    return PostgresData.USER;
  }

  public String password() {
    return password;
  }

  /** The TCP port on the loopback. */
  public int port() {
    return server.port();
  }

  /** The process id of the server. */
  public long pid() {
    return server.pid();
  }

  public Path dataDirectory() {
    return data;
  }

  /** Ends the server, whoever is still connected; nothing committed is lost. Never throws. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      if (!control.stop()) {
        log.warn("PostgreSQL, pid {}, did not end; its log is {}", pid(), control.log());
      }
    } catch (IOException e) {
      log.warn("PostgreSQL, pid {}, could not be ended", pid(), e);
    }
  }

  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresData.DATABASE;
  }
}
