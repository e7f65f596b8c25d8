package io.flashsale.rehearsal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept, for one request at a time.
 *
 * <p>It does just what a crowd needs and so costs the store's machine, which it may share, little:
 * hundreds of them send thousands of requests a second from one core.
 */
final class Connection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 60_000;
  private static final int LONGEST_BODY = 16 * 1024 * 1024;
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Target store;
  private final @Nullable String token;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private boolean closes;

  private Connection(Target store, @Nullable String token, Socket socket) throws IOException {
    this.store = store;
    this.token = token;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @param token sent with each request, or null for none
   */
  static Connection open(Target store, @Nullable String token) throws IOException {
    Socket plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.connect(new InetSocketAddress(store.url().getHost(), store.port()), CONNECT_MILLIS);
      plain.setSoTimeout(ANSWER_MILLIS);
      return new Connection(store, token, store.secure() ? secured(plain, store) : plain);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket secured(Socket plain, Target store) throws IOException {
    SSLSocket secured =
        (SSLSocket) store.sockets().createSocket(plain, store.url().getHost(), store.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /**
   * A status and the body that came with it.
   *
   * @param sent this machine's monotonic clock before the request was written
   * @param answered the same when the answer was read
   */
  record Answer(int status, String body, long sent, long answered) {}

  /** Whether the store has said that it closes after the last answer. */
  boolean closes() {
    return closes;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param body JSON, or empty for none
   */
  Answer send(String method, String path, String body) throws IOException {
    return send(method, path, body, null);
  }

  /**
   * The same.
   *
   * @param proof of the work that the store asked for, or null for none
   */
  Answer send(String method, String path, String body, @Nullable String proof) throws IOException {
    byte[] request = request(method, path, body.getBytes(StandardCharsets.UTF_8), proof);
    long sent = System.nanoTime();
    out.write(request);
    out.flush();
    int status = status(line());
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      } else if (lower.equals(CHUNKED)) {
        chunked = true;
      } else if (lower.equals("connection: close")) {
        closes = true;
      }
    }
    String answer = new String(chunked ? chunks() : bytes(length), StandardCharsets.UTF_8);
    return new Answer(status, answer, sent, System.nanoTime());
  }

  private byte[] request(String method, String path, byte[] body, @Nullable String proof)
      throws IOException {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ");
    head.append(store.url().getRawAuthority()).append("\r\nContent-Length: ").append(body.length);
    if (body.length > 0) {
      head.append("\r\nContent-Type: application/json");
    }
    if (token != null) {
      head.append("\r\nAuthorization: Bearer ").append(token);
    }
    if (proof != null) {
      head.append("\r\nProof-Of-Work: ").append(proof);
    }
    var request = new ByteArrayOutputStream(512);
    request.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    request.write(body);
    return request.toByteArray();
  }

  private static int status(String line) throws IOException {
    if (line.length() < 12 || !line.startsWith("HTTP/1.")) {
      throw new IOException("What answers does not speak HTTP/1.1");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private byte[] bytes(int length) throws IOException {
    if (length > LONGEST_BODY) {
      throw new IOException("An answer is too long");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("The connection was closed");
    }
    return bytes;
  }

  private byte[] chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int length = chunkLength(); length > 0; length = chunkLength()) {
      all.write(bytes(length));
      line();
      if (all.size() > LONGEST_BODY) {
        throw new IOException("An answer is too long");
      }
    }
    // Trailers, of which nobody here makes use, up to the empty line.
    while (!line().isEmpty()) {}
    return all.toByteArray();
  }

  private int chunkLength() throws IOException {
    String length = line();
    int extension = length.indexOf(';');
    return Integer.parseInt((extension < 0 ? length : length.substring(0, extension)).strip(), 16);
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
