package io.flashsale.web;

import io.flashsale.web.live.Listener;
import io.flashsale.web.live.LiveFeed;
import io.flashsale.web.live.Wire;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The way to one client over its connection, without a thread. */
final class EventWire implements Wire, Callback {

  /** What the system keeps for a client that does not read; it gives twice as much. */
  private static final int SEND_BUFFER_BYTES = 16 * 1024;

  private final Request request;
  private final Response response;
  private final Callback completion;
  private final Listener listener;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean sending;

  /**
   * Whether the client's going is seen; not before it has its first bytes, of whose way we hear.
   */
  private volatile boolean watched;

  private EventWire(Request request, Response response, Callback completion, Listener listener) {
    this.request = request;
    this.response = response;
    this.completion = completion;
    this.listener = listener;
  }

  static EventWire open(
      Request request, Response response, Callback completion, Listener listener) {
    return new EventWire(request, response, completion, listener);
  }

  void begin(LiveFeed feed) {
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    if (connection instanceof SocketChannelEndPoint socket) {
      limit(socket);
    }
    feed.begin(listener, this);
  }

  private void watch() {
    watched = true;
    if (request.getConnectionMetaData().getHttpVersion().getVersion()
        < HttpVersion.HTTP_2.getVersion()) {
      EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
      connection.tryFillInterested(new Watch(connection));
    }
  }

  private static void limit(SocketChannelEndPoint socket) {
    try {
      socket.getChannel().setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    } catch (IOException e) {
      // The connection is gone, as the first write will find.
    }
  }

  @Override
  public void send(ByteBuffer bytes, Listener to) {
    sending = true;
    response.write(false, bytes, this);
  }

  @Override
  public void succeeded() {
    sending = false;
    if (!watched) {
      watch();
    }
    listener.sent();
  }

  @Override
  public void failed(Throwable failure) {
    gone();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  private void gone() {
    if (over.compareAndSet(false, true)) {
      listener.lost();
      completion.failed(new EofException("the client has gone"));
    }
  }

  @Override
  public void end() {
    if (!sending && over.compareAndSet(false, true)) {
      response.write(true, BufferUtil.EMPTY_BUFFER, completion);
    } else {
      gone();
    }
  }

  /**
   * Sees a client go at once, which else only a later write would notice. A client that sends more
   * on this connection is gone, too: nothing it asks there would be answered.
   */
  private final class Watch implements Callback {
    private final EndPoint connection;

    Watch(EndPoint connection) {
      this.connection = connection;
    }

    @Override
    public void succeeded() {
      try {
        if (connection.fill(BufferUtil.allocate(1)) == 0) {
          connection.tryFillInterested(this);
          return;
        }
      } catch (IOException e) {
        // Gone as well.
      }
      gone();
    }

    @Override
    public void failed(Throwable failure) {
      gone();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
