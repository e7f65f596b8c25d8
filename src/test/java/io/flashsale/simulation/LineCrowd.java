package io.flashsale.simulation;

import io.flashsale.simulation.Reply.Answered;
import io.flashsale.simulation.Reply.Lost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * People at several nodes who hold a product's units or join its line. Whose answer is lost, or who
 * is told to come back, asks the next node with the same key.
 */
final class LineCrowd implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;
  private static final int AT_ONCE = 48;

  private final List<? extends Node> nodes;
  private final int product;
  private final Queue<Joined> joined = new ConcurrentLinkedQueue<>();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * Somebody who was told a place.
   *
   * @param sent when it was first asked for, by this machine's monotonic clock
   * @param answered when the answer was there
   */
  record Joined(String email, String entryId, long place, long sent, long answered) {}

  LineCrowd(List<? extends Node> nodes, int product) {
    this.nodes = nodes;
    this.product = product;
  }

  /** The e-mail of who has this number in line. */
  static String waiting(int number) {
    return "waits%d@example.com".formatted(number);
  }

  /** Has people hold a unit each, one after the other in so long; gives the statuses. */
  List<Integer> hold(int people, Duration within) {
    long pause = within.toMillis() / people;
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      int number = i;
      all.add(threads.submit(() -> hold("holds%d@example.com".formatted(number), number).status()));
      sleep(pause);
    }
    return all.stream().map(LineCrowd::await).toList();
  }

  /** Asks for a unit past the line. */
  Answered hold(String email, int number) {
    return ask(
        "POST",
        "/api/holds",
        Wire.holdBody(product, email, 1),
        "hold-past-the-line-" + email,
        number);
  }

  /** Has those of the given numbers join, many at a time; all are in line when it returns. */
  void join(int from, int to) {
    List<Future<?>> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int number = i;
      all.add(threads.submit(() -> joinAt(number)));
    }
    all.forEach(LineCrowd::await);
  }

  private void joinAt(int number) {
    room.acquireUninterruptibly();
    try {
      String email = waiting(number);
      long sent = System.nanoTime();
      Answered answer = join(email, number);
      for (int i = 0; answer.code().equals("available"); i++) {
        // A hold has lapsed before anybody was in line: somebody else has its unit first.
        hold("refills%d.%d@example.com".formatted(number, i), number);
        answer = join(email, number);
      }
      if (answer.status() != 201) {
        throw new IllegalStateException(email + " was answered " + answer);
      }
      joined.add(
          new Joined(
              email,
              answer.json().path("entryId").asString(),
              answer.json().path("place").asLong(0),
              sent,
              System.nanoTime()));
    } finally {
      room.release();
    }
  }

  private Answered join(String email, int number) {
    return ask(
        "POST",
        "/api/products/%d/waitlist".formatted(product),
        "{\"email\":\"%s\",\"qty\":1}".formatted(email),
        "join-the-line-" + email,
        number);
  }

  List<Joined> joined() {
    return List.copyOf(joined);
  }

  /** Gives an entry, or its offer, up. */
  Answered leave(String entryId) {
    return ask("DELETE", "/api/waitlist/" + entryId, null, null, entryId.hashCode());
  }

  /** Checks an offer out. */
  Answered confirm(String orderId) {
    return ask("POST", "/api/orders/" + orderId + "/confirm", null, null, orderId.hashCode());
  }

  /** Asks node after node until one says clearly what became of it. */
  private Answered ask(
      String method, String path, @Nullable String body, @Nullable String key, int first) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    for (int turn = first; System.nanoTime() - giveUp < 0; turn++) {
      Node node = nodes.get(Math.floorMod(turn, nodes.size()));
      if (send(node, method, path, body, key) instanceof Answered answer && answer.isClear()) {
        return answer;
      }
      sleep(PAUSE_MILLIS);
    }
    throw new IllegalStateException("no node answers " + method + " " + path);
  }

  private Reply send(
      Node node, String method, String path, @Nullable String body, @Nullable String key) {
    BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .timeout(PATIENCE)
            .method(method, content);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answered(
          response.statusCode(),
          JSON.readTree(response.body()),
          response.headers().firstValue("Retry-After").orElse(null));
    } catch (IOException | JacksonException e) {
      return new Lost(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
    threads.close();
  }
}
