package io.flashsale.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One connection to the store, for one request after the other as long as both understand. */
final class Line implements AutoCloseable {
  private static final Pattern FIRST_LINE = Pattern.compile("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?");
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private boolean used;

  Line(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
  }

  /**
   * What came back.
   *
   * @param headers by their names in lower case
   * @param took from the last byte sent to the first line of the answer
   * @param last whether the connection cannot be used again
   */
  record Answer(int status, Map<String, String> headers, byte[] body, Duration took, boolean last) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The same of a connection that is not used again. */
    Answer asLast() {
      return new Answer(status, headers, body, took, true);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Whether it has carried an answer: the store may have closed it since. */
  boolean used() {
    return used;
  }

  /** Sends a request and reads its answer. */
  Answer ask(Asked asked) throws IOException {
    try {
      socket.getOutputStream().write(asked.bytes());
      if (asked.cut() || !asked.framed()) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      // The store may answer, and close, before it has read all.
    }
    long sent = System.nanoTime();
    int status = status(line());
    used = true;
    Duration took = Duration.ofNanos(System.nanoTime() - sent);
    Map<String, String> headers = headers();
    while (status < 200) {
      if (status == 101) {
        return new Answer(status, headers, new byte[0], took, true);
      }
      status = status(line());
      headers = headers();
    }
    boolean streams = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    boolean none = asked.head() || streams || status == 204 || status == 304;
    byte[] body = none ? new byte[0] : body(headers);
    boolean last =
        streams
            || !asked.framed()
            || asked.cut()
            || headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    return new Answer(status, headers, body, took, last);
  }

  private static int status(String line) throws IOException {
    if (!FIRST_LINE.matcher(line).matches()) {
      throw new IOException("no answer but \"%s\"".formatted(line));
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int length = chunk(); length > 0; length = chunk()) {
      all.writeBytes(in.readNBytes(length));
      line();
    }
    headers();
    return all.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
