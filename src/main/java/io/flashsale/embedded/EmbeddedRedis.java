package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running Redis of one home.
 *
 * <p>It is a daemon: it lives on when the JVM dies, and {@link #start} takes it over again. Of what
 * it is told it may lose the last second in a power cut.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);

  private static final int TRIES = 3;

  private final RedisControl control;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile RedisServer server;
  private volatile ServerProcess process;

  private EmbeddedRedis(RedisControl control, RedisServer server, String password) {
    this.control = control;
    this.server = server;
    this.process = new ServerProcess(server.pid());
    this.password = password;
  }

  /**
   * Brings Redis up: unpacks it where that was not done yet, takes over a server that an earlier
   * process left behind, else starts one on a free port.
   */
  public static EmbeddedRedis start(Home home, StartProgress progress) throws StartFailure {
    return start(home, progress, Loopback::freePort);
  }

  static EmbeddedRedis start(Home home, StartProgress progress, PortSource ports)
      throws StartFailure {
    ServerAccount account = home.account(progress);
    String password = account.secret("redis-password");
    RedisPrograms programs = RedisPrograms.unpack(account, progress);
    Path folder = account.folder().resolve("redis");
    RedisControl control = new RedisControl(account, programs, folder, password);
    try {
      PrivateFiles.createDirectories(folder);
      RedisServer left = control.takeOver();
      if (left != null) {
        log.info("Took over Redis, pid {}, port {}", left.pid(), left.port());
        return new EmbeddedRedis(control, left, password);
      }
      progress.step("Starting Redis");
      return new EmbeddedRedis(control, startOnFreePort(control, ports), password);
    } catch (IOException e) {
      throw new StartFailure(
          "Redis did not start (%s): its log is %s.".formatted(Reason.of(e), control.log()), e);
    }
  }

  private static RedisServer startOnFreePort(RedisControl control, PortSource ports)
      throws IOException {
    for (int tries = 1; tries <= TRIES; tries++) {
      RedisServer server = control.start(ports.next());
      if (server != null) {
        return server;
      }
    }
    throw new IOException(Log.lastLine(control.log()));
  }

  /**
   * Starts Redis again on its port when it has ended; what it had been told is still there.
   *
   * @return whether it had
   * @throws IOException when it does not come up
   */
  boolean revive() throws IOException {
    if (closed.get() || process.isRunning()) {
      return false;
    }
    int port = server.port();
    RedisServer there = control.takeOver();
    server = there == null ? startOnFreePort(control, () -> port) : there;
    process = new ServerProcess(server.pid());
    return true;
  }

  /** The address with the password in it: never for a log. */
  public String url() {
    return "redis://:" + password + "@" + host() + ":" + port();
  }

  public String host() {
    return "127.0.0.1";
  }

  /** The TCP port on the loopback. */
  public int port() {
    return server.port();
  }

  public String password() {
    return password;
  }

  /** The process id of the server. */
  public long pid() {
    return server.pid();
  }

  /** Has Redis save what it holds and end. Never throws. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      control.shutdown(port());
    } catch (IOException e) {
      log.warn("Redis, pid {}, could not be ended", pid(), e);
    }
  }
}
