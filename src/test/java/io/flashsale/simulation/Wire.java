package io.flashsale.simulation;

import io.flashsale.simulation.Reply.Answered;
import io.flashsale.simulation.Reply.Lost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests and says what came of them; what goes wrong on the way is a reply too. */
final class Wire implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** Posts the operation's request to a node and records it. */
  Reply send(History history, Operation operation, Node node) {
    String run = node.run();
    long sent = System.nanoTime();
    Reply reply = send(request(operation, node.url()));
    history.add(operation, new Attempt(run, sent, System.nanoTime(), reply));
    return reply;
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonNode json = JSON.readTree(response.body());
      return new Answered(
          response.statusCode(), json, response.headers().firstValue("Retry-After").orElse(null));
    } catch (IOException | JacksonException e) {
      return new Lost(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Lost("interrupted");
    }
  }

  private static HttpRequest request(Operation operation, String url) {
    String path =
        switch (operation.kind()) {
          case HOLD -> "/api/holds";
          case CONFIRM -> "/api/orders/" + operation.orderId() + "/confirm";
          case CANCEL -> "/api/orders/" + operation.orderId() + "/cancel";
        };
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    String key = operation.key();
    if (key != null) {
      request.header("Idempotency-Key", key).header("Content-Type", "application/json");
    }
    return request.POST(body(operation)).build();
  }

  private static HttpRequest.BodyPublisher body(Operation operation) {
    return switch (operation.kind()) {
      case HOLD ->
          BodyPublishers.ofString(
              holdBody(operation.productId(), operation.email(), operation.quantity()));
      case CONFIRM, CANCEL -> BodyPublishers.noBody();
    };
  }

  static String holdBody(int productId, String email, int quantity) {
    return "{\"productId\":%d,\"email\":\"%s\",\"qty\":%d}".formatted(productId, email, quantity);
  }

  /** Connections of requests that go on are cut. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
