package io.flashsale.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that listens to live events, as an EventSource does. */
public final class LiveClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Socket socket = new Socket();
  private final BufferedReader in;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final int status;

  /** An event with its data and when it came, by {@link System#nanoTime}. */
  public record Event(String name, JsonNode data, long nanos) {}

  private LiveClient(int port, String query, String... headerLines) {
    try {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
      socket.setSoTimeout(60_000);
      String head = "GET /api/events" + query + " HTTP/1.1\r\nHost: localhost\r\n";
      String more = headerLines.length == 0 ? "" : String.join("\r\n", headerLines) + "\r\n";
      socket.getOutputStream().write((head + more + "\r\n").getBytes(StandardCharsets.US_ASCII));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      status = Integer.parseInt(in.readLine().split(" ")[1]);
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        String[] parts = line.split(":", 2);
        headers.put(parts[0], parts[1].strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::read);
  }

  /**
   * Connects to a node, with a query such as {@code ?order=…}, and waits for the snapshot's end.
   */
  public static LiveClient listen(TestStore node, String query, String... headerLines) {
    var client = new LiveClient(node.port(), query, headerLines);
    assertThat(client.status).isEqualTo(200);
    client.await("time", event -> true);
    return client;
  }

  public static LiveClient listen(TestStore node) {
    return listen(node, "");
  }

  /** The status that a query is answered with; a stream is closed again. */
  public static int status(TestStore node, String query) {
    try (var client = new LiveClient(node.port(), query)) {
      return client.status;
    }
  }

  /** A client that connects and reads nothing. */
  public static Socket deaf(TestStore node) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("127.0.0.1", node.port()), 10_000);
    byte[] head = "GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write(head);
    return socket;
  }

  private void read() {
    String name = "";
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          JsonNode data = JSON.readTree(line.substring("data: ".length()));
          events.add(new Event(name, data, System.nanoTime()));
        }
      }
    } catch (IOException e) {
      // The stream was cut, which is an end too.
    }
    ended.set(true);
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** All events so far. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** All events of a name so far. */
  public List<Event> events(String name) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  /** The comments so far, which an EventSource does not tell. */
  public List<String> comments() {
    return List.copyOf(comments);
  }

  /** Whether the store has ended the stream. */
  public boolean ended() {
    return ended.get();
  }

  /** The first event of a name that is as wanted; waits for it for 30 s. */
  public Event await(String name, Predicate<JsonNode> wanted) {
    return await(name, wanted, Duration.ofSeconds(30));
  }

  public Event await(String name, Predicate<JsonNode> wanted, Duration patience) {
    return Awaitility.await()
        .alias(name)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> find(name, wanted), event -> event != null);
  }

  private @Nullable Event find(String name, Predicate<JsonNode> wanted) {
    return events(name).stream()
        .filter(event -> wanted.test(event.data()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
