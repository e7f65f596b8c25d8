package io.flashsale.embedded;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One connection to a Redis on the loopback, speaking as much RESP as it takes to tend it. */
final class RedisConnection implements AutoCloseable {

  private static final int LIMIT_MILLIS = 2_000;
  private static final int LENGTH_LIMIT = 1 << 16;

  private final Socket socket;
  private final InputStream in;

  private RedisConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects and logs in; an IOException when nobody listens or the password is refused. */
  static RedisConnection open(int port, String password) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(new InetSocketAddress(Loopback.address(), port), LIMIT_MILLIS);
      RedisConnection connection = new RedisConnection(socket);
      connection.call("AUTH", password);
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** What the server says of itself, by name, such as "config_file". */
  Map<String, String> info() throws IOException {
    Map<String, String> info = new HashMap<>();
    for (String line : call("INFO", "server").split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        info.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return info;
  }

  void ping() throws IOException {
    call("PING");
  }

  void flushDatabase(int index) throws IOException {
    call("SELECT", String.valueOf(index));
    call("FLUSHDB");
  }

  /** Asks the server to save and end, and waits until it has hung up. */
  void shutdown(int limitMillis) throws IOException {
    socket.setSoTimeout(limitMillis);
    try {
      call("SHUTDOWN");
    } catch (EOFException e) {
      return;
    }
    throw new IOException("Redis did not end");
  }

  String call(String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      command.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
    return reply();
  }

  private String reply() throws IOException {
    String line = line();
    return switch (line.charAt(0)) {
      case '+', ':' -> line.substring(1);
      case '$' -> bulk(Integer.parseInt(line.substring(1)));
      default -> throw new IOException(line.substring(1));
    };
  }

  private String bulk(int length) throws IOException {
    if (length < 0 || length > LENGTH_LIMIT) {
      throw new IOException("no answer of " + length + " bytes was asked for");
    }
    byte[] content = in.readNBytes(length);
    line();
    return new String(content, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server hung up");
      }
      line.append((char) next);
      if (line.length() > LENGTH_LIMIT) {
        throw new IOException("the answer has no end");
      }
    }
    if (line.length() < 2) {
      return line.append(' ').toString();
    }
    line.setLength(line.length() - 1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
