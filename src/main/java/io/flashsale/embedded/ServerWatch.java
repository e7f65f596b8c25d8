package io.flashsale.embedded;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether an embedded server still runs, and starts it again where it was when it does not.
 *
 * <p>To be closed before the server is: one that is meant to end must not come back.
 */
public final class ServerWatch implements AutoCloseable {

  /** Starts a server again when it has ended. */
  @FunctionalInterface
  interface Revival {

    /**
     * Starts the server when it has ended.
     *
     * @return whether it had
     * @throws IOException when it does not come up
     */
    boolean revive() throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);

  private static final Duration LOOK = Duration.ofMillis(200);

  /** How long after a failure the next start is tried: what is missing may take a while. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Duration END = Duration.ofSeconds(10);

  private final String server;
  private final Revival revival;
  private final Thread thread;
  private volatile boolean closed;

  private ServerWatch(String server, Revival revival) {
    this.server = server;
    this.revival = revival;
    this.thread = Thread.ofPlatform().name("watch-" + server).daemon().unstarted(this::watch);
  }

  /** Begins to watch over PostgreSQL. */
  public static ServerWatch over(EmbeddedPostgres postgres) {
    return begin("PostgreSQL", postgres::revive);
  }

  /** Begins to watch over Redis. */
  public static ServerWatch over(EmbeddedRedis redis) {
    return begin("Redis", redis::revive);
  }

  static ServerWatch begin(String server, Revival revival) {
    ServerWatch watch = new ServerWatch(server, revival);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    String lastFailure = "";
    while (!closed) {
      Duration pause = LOOK;
      try {
        if (revival.revive()) {
          log.warn("{} had ended; it has been started again", server);
          lastFailure = "";
        }
      } catch (IOException | RuntimeException e) {
        String failure = e instanceof IOException io ? Reason.of(io) : e.toString();
        if (!closed && !failure.equals(lastFailure)) {
          log.warn("{} has ended and does not start again yet: {}", server, failure);
        }
        lastFailure = failure;
        pause = AFTER_FAILURE;
      }
      pause(pause);
    }
  }

  private void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      // Only close interrupts.
      closed = true;
    }
  }

  /** Ends the watch; a start that goes on is broken off. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
