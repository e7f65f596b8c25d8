package io.flashsale.web;

import io.flashsale.web.live.LiveFeed;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes over the answer where a route has let a client in to listen, and streams it.
 *
 * <p>The route is one like any other, with all that goes before and after it: checks, headers,
 * errors. When it is through, the servlet and all that it holds is let go, and what is left of the
 * request is a connection with bytes to write, so that thousands may stay. That is why this stands
 * in front of the servlets.
 */
final class EventStreams extends Handler.Wrapper {
  private final LiveFeed feed;

  EventStreams(LiveFeed feed) {
    this.feed = feed;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getMethod().equals("GET")
        || !EventRoutes.PATH.equals(request.getHttpURI().getCanonicalPath())) {
      return super.handle(request, response, callback);
    }
    EventHandover handover = EventHandover.offer(feed, request, response, callback);
    return super.handle(request, handover.response(), handover);
  }
}
