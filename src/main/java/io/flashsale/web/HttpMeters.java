package io.flashsale.web;

import io.flashsale.meters.Meters;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts and times requests by route and status, those included that no route has seen.
 *
 * <p>Routes are told as they are registered, without anybody's ids, so there are no more figures
 * than routes, methods and statuses.
 */
final class HttpMeters extends Handler.Wrapper {
  private static final String ROUTE = HttpMeters.class.getName();

  /** What is no route: the storefront's files, and what was refused before a route was found. */
  private static final String NO_ROUTE = "other";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS");

  private record Key(String route, String method, int status) {}

  private final MeterRegistry registry;
  private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  HttpMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("http.server.active", open, AtomicInteger::get)
        .description("Requests that are worked on")
        .register(registry);
  }

  /** Notes the route that a request has come to; to be called after each. */
  static void noteRoute(Context ctx) {
    Endpoint route = ctx.endpoints().matchedHttpEndpoint();
    if (route != null) {
      ctx.req().setAttribute(ROUTE, route.path);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long begun = System.nanoTime();
    open.incrementAndGet();
    try {
      return super.handle(request, response, callback);
    } finally {
      open.decrementAndGet();
      String route = request.getAttribute(ROUTE) instanceof String noted ? noted : NO_ROUTE;
      String method = METHODS.contains(request.getMethod()) ? request.getMethod() : NO_ROUTE;
      timers
          .computeIfAbsent(new Key(route, method, response.getStatus()), this::timer)
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(Key key) {
    return Timer.builder("http.server.requests")
        .description("Requests, until their answer was written")
        .tag("route", key.route())
        .tag("method", key.method())
        .tag("status", Integer.toString(key.status()))
        .serviceLevelObjectives(Meters.buckets())
        .register(registry);
  }
}
