package io.flashsale.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that sends little by little, or reads nothing; no call of it ever waits. */
public final class SlowClient implements AutoCloseable {
  private static final int SMALL_BUFFER = 4_096;

  private final SocketChannel channel;
  private final ByteBuffer read = ByteBuffer.allocate(1_024);
  private final StringBuilder heard = new StringBuilder();
  private boolean cut;

  /** Connects to the loopback's port. */
  public SlowClient(int port) {
    SocketAddress address = new InetSocketAddress("127.0.0.1", port);
    try {
      channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(address);
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends as much of the text as the connection takes now. */
  public SlowClient send(String text) {
    try {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      cut = true;
    }
    return this;
  }

  /** Reads what has come, and tells whether the store has closed the connection. */
  public boolean isCut() {
    try {
      for (int n = channel.read(read.clear()); n != 0 && !cut; n = channel.read(read.clear())) {
        if (n < 0) {
          cut = true;
        } else {
          heard.append(StandardCharsets.ISO_8859_1.decode(read.flip()));
        }
      }
    } catch (IOException e) {
      cut = true;
    }
    return cut;
  }

  /** Whether a send has met a connection that the store has closed; reads nothing. */
  public boolean isReset() {
    return cut;
  }

  /** All that came so far. */
  public String heard() {
    var _ = isCut();
    return heard.toString();
  }

  /** Forgets what came so far. */
  public void forget() {
    heard.setLength(0);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
