package io.flashsale.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bounds how many requests are worked on at once; one more is answered 503 before it costs
 * anything.
 *
 * <p>Streams of events do not count: they hold no thread. {@code /health} is always answered, since
 * a balancer would else take a node that is merely busy for dead.
 */
final class RequestLimit extends Handler.Wrapper {
  private static final int UNAVAILABLE = 503;

  private final HttpLimits limits;
  private final IntSupplier connections;
  private final JsonMapper json;
  private final AtomicInteger working = new AtomicInteger();

  /**
   * @param connections how many are open now
   */
  RequestLimit(HttpLimits limits, IntSupplier connections, JsonMapper json) {
    this.limits = limits;
    this.connections = connections;
    this.json = json;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int now = working.incrementAndGet();
    try {
      if (now > limits.requestsWith(connections.getAsInt())
          && !Request.getPathInContext(request).equals("/health")) {
        JettyProblem.answer(Errors.ofStatus(UNAVAILABLE), json, response, callback);
        return true;
      }
      return super.handle(request, response, callback);
    } finally {
      working.decrementAndGet();
    }
  }
}
