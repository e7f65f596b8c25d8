package io.flashsale.simulation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small balancer before some stores, as an operator has one: each request goes to the next store
 * that is ready, over a connection of its own, and the answer goes back as it came.
 *
 * <p>Who is ready is asked for at {@code /health/ready}. A store that takes no connection is passed
 * over; one that took it and did not answer is a failure.
 */
final class Balancer implements Node, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int BAD_GATEWAY = 502;

  private final List<? extends Node> stores;
  private final Map<String, Boolean> ready = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

  private Balancer(List<? extends Node> stores) throws IOException {
    this.stores = stores;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
  }

  /** Begins to balance before these stores, which may end and come back where they were. */
  static Balancer before(List<? extends Node> stores) {
    try {
      Balancer balancer = new Balancer(stores);
      balancer.look();
      var _ =
          balancer.looks.scheduleWithFixedDelay(
              balancer::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
      balancer.server.start();
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look() {
    for (Node store : stores) {
      ready.put(store.url(), isReady(store));
    }
  }

  private static boolean isReady(Node store) {
    try {
      HttpURLConnection connection = open(store, "/health/ready");
      connection.setReadTimeout(2_000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a store is sent requests at present. */
  boolean sendsTo(Node store) {
    return ready.getOrDefault(store.url(), false);
  }

  /** What was not answered by the store that had taken it, each in a line. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      for (int tried = 0; tried < 2 * stores.size(); tried++) {
        Node store = next();
        try {
          answer(exchange, sent(exchange, body, store));
          return;
        } catch (ConnectException e) {
          ready.put(store.url(), false);
        } catch (IOException e) {
          failures.add("%s at %s: %s".formatted(exchange.getRequestURI(), store.url(), e));
          exchange.sendResponseHeaders(BAD_GATEWAY, -1);
          return;
        }
      }
      failures.add("%s: no store takes a connection".formatted(exchange.getRequestURI()));
      exchange.sendResponseHeaders(BAD_GATEWAY, -1);
    }
  }

  private Node next() {
    for (int i = 0; i < stores.size(); i++) {
      Node store = stores.get(Math.floorMod(turn.getAndIncrement(), stores.size()));
      if (sendsTo(store)) {
        return store;
      }
    }
    return stores.get(Math.floorMod(turn.getAndIncrement(), stores.size()));
  }

  private static HttpURLConnection sent(HttpExchange exchange, byte[] body, Node store)
      throws IOException {
    HttpURLConnection connection = open(store, exchange.getRequestURI().toString());
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestMethod(exchange.getRequestMethod());
    for (String name : List.of("Content-Type", "Idempotency-Key")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        connection.setRequestProperty(name, value);
      }
    }
    connection.setDoOutput(true);
    // Else a request whose connection broke would be sent again, and nobody would know.
    connection.setFixedLengthStreamingMode(body.length);
    try (var out = connection.getOutputStream()) {
      out.write(body);
    }
    return connection;
  }

  private static HttpURLConnection open(Node store, String path) throws IOException {
    var connection = (HttpURLConnection) URI.create(store.url() + path).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  private static void answer(HttpExchange exchange, HttpURLConnection connection)
      throws IOException {
    int status = connection.getResponseCode();
    byte[] answer;
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      answer = in == null ? new byte[0] : in.readAllBytes();
    }
    for (String name : List.of("Content-Type", "Retry-After")) {
      String value = connection.getHeaderField(name);
      if (value != null) {
        exchange.getResponseHeaders().set(name, value);
      }
    }
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Another one each time: who knows at which store a request arrives. */
  @Override
  public String run() {
    return "balancer, request " + UUID.randomUUID();
  }

  @Override
  public void close() {
    looks.shutdownNow();
    server.stop(0);
    threads.close();
  }
}
