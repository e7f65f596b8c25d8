package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    Path data = new PostgresData(account, programs).ensure(password, progress);
    PostgresControl control = new PostgresControl(account, programs, data);
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
