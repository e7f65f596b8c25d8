package io.flashsale.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpParser.State;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request's line and headers, or whose greeting by TLS, take too long.
 *
 * <p>A client that sends a byte a second is never idle, and no thread waits for it, so nobody else
 * would notice. All connections are looked at once a second.
 */
final class SlowHeads extends AbstractLifeCycle {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final ServerConnector connector;
  private final long limitNanos;

  /** The requests that were late at the last look, by when they began. */
  private Map<EndPoint, Long> late = Map.of();

  /** Those that had not agreed on what to speak at the last look, by when that was first seen. */
  private Map<EndPoint, Long> greeting = Map.of();

  private Scheduler.@Nullable Task next;

  /**
   * @param limit how long a request's line and headers may take
   */
  SlowHeads(ServerConnector connector, Duration limit) {
    this.connector = connector;
    this.limitNanos = limit.toNanos();
  }

  @Override
  protected void doStart() {
    schedule();
  }

  @Override
  protected void doStop() {
    Scheduler.Task task = next;
    if (task != null) {
      task.cancel();
    }
  }

  private void schedule() {
    next = connector.getScheduler().schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    Map<EndPoint, Long> lateNow = new HashMap<>();
    Map<EndPoint, Long> greetingNow = new HashMap<>();
    long now = System.nanoTime();
    for (EndPoint client : connector.getConnectedEndPoints()) {
      if (spoken(client) instanceof HttpConnection connection) {
        HttpParser parser = connection.getParser();
        long began = parser.getBeginNanoTime();
        if (isInHead(parser.getState()) && now - began > limitNanos) {
          lateNow.put(client, began);
        }
      } else if (!(spoken(client) instanceof HTTP2Connection)) {
        greetingNow.put(client, greeting.getOrDefault(client, now));
      }
    }
    // The parser is another thread's: only what two looks saw alike is so.
    lateNow.forEach(
        (client, began) -> {
          if (began.equals(late.get(client))) {
            client.close();
          }
        });
    greetingNow.forEach(
        (client, began) -> {
          if (now - began > limitNanos) {
            client.close();
          }
        });
    late = lateNow;
    greeting = greetingNow;
    if (isRunning()) {
      schedule();
    }
  }

  /** What is spoken over a connection; within TLS, where there is TLS. */
  private static @Nullable Connection spoken(EndPoint client) {
    return client.getConnection() instanceof SslConnection encrypted
        ? encrypted.getSslEndPoint().getConnection()
        : client.getConnection();
  }

  private static boolean isInHead(State state) {
    return state.compareTo(State.START) > 0 && state.compareTo(State.CONTENT) < 0;
  }
}
