package io.flashsale.web;

import io.flashsale.web.live.Listener;
import io.flashsale.web.live.LiveFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An answer that a route may hand over to a listener's stream instead of giving it. */
final class EventHandover extends Callback.Nested {
  private static final String NAME = EventHandover.class.getName();

  private final LiveFeed feed;
  private final Request request;
  private final Response stream;
  private final Response response;
  private volatile @Nullable Listener listener;

  private EventHandover(LiveFeed feed, Request request, Response stream, Callback callback) {
    super(callback);
    this.feed = feed;
    this.request = request;
    this.stream = stream;
    this.response =
        new Response.Wrapper(request, stream) {
          @Override
          public void write(boolean last, ByteBuffer content, Callback written) {
            if (listener == null) {
              super.write(last, content, written);
            } else {
              // The end of the route's answer, which is not the stream's.
              written.succeeded();
            }
          }
        };
  }

  /** Offers the route that the request will come to a handover. */
  static EventHandover offer(LiveFeed feed, Request request, Response stream, Callback callback) {
    EventHandover handover = new EventHandover(feed, request, stream, callback);
    request.setAttribute(NAME, handover);
    return handover;
  }

  /** What the route was offered; null where there is nothing to hand over, as for a HEAD. */
  static @Nullable EventHandover of(HttpServletRequest request) {
    return (EventHandover) request.getAttribute(NAME);
  }

  /** The answer as the route gives it. */
  Response response() {
    return response;
  }

  /** Hands the answer over; the stream begins when the route is through. */
  void to(Listener client) {
    listener = client;
  }

  @Override
  public void succeeded() {
    Listener client = listener;
    if (client == null) {
      super.succeeded();
    } else {
      request.removeAttribute(NAME);
      EventWire.open(request, stream, getCallback(), client).begin(feed);
    }
  }

  @Override
  public void failed(Throwable failure) {
    Listener client = listener;
    if (client != null) {
      client.lost();
    }
    super.failed(failure);
  }
}
