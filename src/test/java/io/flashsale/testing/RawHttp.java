package io.flashsale.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends bytes that no well-bred client would send, and reads the one answer. */
public final class RawHttp {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TIMEOUT_MILLIS = 30_000;

  private final String host;
  private final int port;

  public RawHttp(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** An answer; names of headers in lower case. */
  public record RawAnswer(int status, Map<String, String> headers, String body) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** A GET of the path as it is, with nothing encoded or made canonical. */
  public RawAnswer get(String path, String... headerLines) {
    return send(head("GET", path, headerLines) + "\r\n");
  }

  /** A POST with this body and its length. */
  public RawAnswer post(String path, byte[] body, String... headerLines) {
    String head = head("POST", path, headerLines) + "Content-Length: " + body.length + "\r\n\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes);
    whole.writeBytes(body);
    return send(whole.toByteArray());
  }

  private static String head(String method, String path, String... headerLines) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String line : headerLines) {
      head.append(line).append("\r\n");
    }
    return head.toString();
  }

  public RawAnswer send(String request) {
    return send(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends the bytes and reads until the store closes the connection. */
  public RawAnswer send(byte[] request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statuses of several requests that are sent at once over one connection. */
  public List<Integer> statuses(String... requests) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(String.join("", requests).getBytes(StandardCharsets.UTF_8));
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < requests.length; i++) {
        statuses.add(read(socket.getInputStream()).status());
      }
      return statuses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawAnswer read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no whole answer: " + head);
      }
      head.append((char) next);
    }
    String[] lines = head.toString().split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    String length = headers.get("content-length");
    byte[] body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    return new RawAnswer(
        Integer.parseInt(lines[0].split(" ")[1]),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }
}
