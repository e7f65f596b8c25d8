package io.flashsale.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a node that closes finish what it has begun.
 *
 * <p>From its beginning on new holds are refused, {@code /health/ready} says so to whoever sends
 * requests here, and each connection is closed with its next answer. It is through when nobody has
 * asked for anything for a moment, and ends after {@link #MOST} in any case.
 */
final class Drain extends Handler.Wrapper {

  /** How long it takes at most. */
  static final Duration MOST = Duration.ofSeconds(10);

  /** For how long nobody must have asked; a balancer should look at the health more often. */
  private static final Duration QUIET = Duration.ofMillis(1_500);

  private static final long LOOK_NANOS = 20_000_000;

  private final AtomicInteger open = new AtomicInteger();
  private volatile long lastAsked = System.nanoTime() - QUIET.toNanos();
  private volatile boolean draining;

  /** Whether it has begun. */
  boolean draining() {
    return draining;
  }

  /** Refuses what is begun anew where it has begun. */
  void refuseNew() {
    if (draining) {
      throw new ProblemException(
          Problem.of(503, "busy", "This part of the store is closing. Please try again.")
              .after(Duration.ofSeconds(1)));
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean health = Request.getPathInContext(request).startsWith("/health");
    if (!health) {
      open.incrementAndGet();
      lastAsked = System.nanoTime();
    }
    if (draining && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    try {
      return super.handle(request, response, callback);
    } finally {
      if (!health) {
        open.decrementAndGet();
      }
    }
  }

  /** Begins, and returns when it is through. */
  void run() {
    draining = true;
    long deadline = System.nanoTime() + MOST.toNanos();
    while (isBusy()
        && System.nanoTime() - deadline < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean isBusy() {
    return open.get() > 0 || System.nanoTime() - lastAsked < QUIET.toNanos();
  }
}
