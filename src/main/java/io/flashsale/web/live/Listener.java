package io.flashsale.web.live;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client that listens: what it was sent, and what it has yet to be sent.
 *
 * <p>It has no queue. It knows up to which version of the products it was told, and which of the
 * orders that it follows have changed since; when its last bytes have left it is sent whatever is
 * newest. So a slow client skips states and costs no more than a quick one.
 */
public final class Listener {
  private final LiveFeed feed;
  private final List<Key> follows;
  private @Nullable Wire wire;

  /** The version of the products that was sent last. */
  private long told;

  /** Which of the follows have changed since they were sent; as bits, lowest first. */
  private long changed;

  private boolean sending = true;
  private boolean ended;

  /** When the last bytes were handed over, by the feed's monotonic clock. */
  private long lastSendNanos;

  /**
   * @param follows what it follows, 64 at most
   */
  Listener(LiveFeed feed, List<Key> follows) {
    this.feed = feed;
    this.follows = List.copyOf(follows);
  }

  List<Key> follows() {
    return follows;
  }

  /** Sends the first bytes, which bring the client up to the given version. */
  void begin(Wire to, byte[] snapshot, long version, long now) {
    synchronized (this) {
      wire = to;
      told = version;
      lastSendNanos = now;
    }
    to.send(ByteBuffer.wrap(snapshot), this);
  }

  /** Notes that something that it follows has changed. */
  synchronized void mark(Key key) {
    changed |= 1L << follows.indexOf(key);
  }

  /** Sends what is new, unless bytes are on their way: then it follows when they have left. */
  void push(long now) {
    ByteBuffer next;
    Wire to;
    synchronized (this) {
      to = wire;
      if (sending || ended || to == null) {
        return;
      }
      next = takeNews();
      if (next == null) {
        return;
      }
      sending = true;
      lastSendNanos = now;
    }
    to.send(next, this);
  }

  private @Nullable ByteBuffer takeNews() {
    ProductNews.News products = feed.since(told);
    told = products.version();
    if (changed == 0) {
      return products.bytes().length == 0 ? null : ByteBuffer.wrap(products.bytes());
    }
    List<byte[]> frames = feed.framesOf(follows, changed);
    changed = 0;
    ByteBuffer all =
        ByteBuffer.allocate(
            products.bytes().length + frames.stream().mapToInt(frame -> frame.length).sum());
    frames.forEach(all::put);
    return all.put(products.bytes()).flip();
  }

  /** The bytes have left. */
  public void sent() {
    synchronized (this) {
      sending = false;
    }
    push(feed.nanos());
  }

  /** The client is gone. */
  public void lost() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    feed.leave(this);
  }

  /**
   * Sends the heartbeat to a client that heard nothing for a while; cuts one that reads nothing.
   */
  void beat(byte[] heartbeat, long now) {
    boolean cut;
    Wire to;
    synchronized (this) {
      to = wire;
      long silence = now - lastSendNanos;
      cut = sending && silence >= LiveFeed.PATIENCE.toNanos();
      boolean quiet = !sending && silence >= LiveFeed.HEARTBEAT.toNanos();
      if (ended || to == null || !(cut || quiet)) {
        return;
      }
      sending = true;
      lastSendNanos = now;
    }
    if (cut) {
      end();
    } else {
      to.send(ByteBuffer.wrap(heartbeat), this);
    }
  }

  /** Ends the stream; nothing is sent any more. */
  void end() {
    Wire to;
    synchronized (this) {
      to = wire;
    }
    lost();
    if (to != null) {
      to.end();
    }
  }
}
