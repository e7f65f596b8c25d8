package io.flashsale.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of a store's API that prepare and check a measurement. */
final class StoreApi implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI store;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  StoreApi(URI store, String token) {
    this.store = store;
    this.token = token;
  }

  URI store() {
    return store;
  }

  String token() {
    return token;
  }

  /** Makes a product that is on sale for a day, and gives its id. */
  int makeProduct(String name, int stock) throws Unmeasured {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> product =
        Map.of(
            "name",
            name,
            "description",
            "A thing of which there are as many as the benchmark may sell.",
            "price",
            4_999,
            "totalStock",
            stock,
            "saleStartsAt",
            now.minusSeconds(3_600).toString(),
            "saleEndsAt",
            now.plusSeconds(86_400).toString());
    return send("POST", "/api/admin/products", JSON.writeValueAsString(product), 201)
        .path("id")
        .asInt();
  }

  /** Ends a product's sale, or opens it again for a day. */
  void setLive(int productId, boolean live) throws Unmeasured {
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(live ? 86_400 : -60);
    send(
        "PATCH",
        "/api/admin/products/" + productId,
        JSON.writeValueAsString(Map.of("saleEndsAt", end.toString())),
        200);
  }

  /** Holds a unit. */
  void hold(int productId, String email) throws Unmeasured {
    Map<String, Object> hold = Map.of("productId", productId, "email", email, "qty", 1);
    send("POST", "/api/holds", JSON.writeValueAsString(hold), 201);
  }

  /** One of the store's figures, such as {@code totalHoldsCreated}. */
  long figure(String name) throws Unmeasured {
    return send("GET", "/api/admin/metrics", "", 200).path(name).asLong();
  }

  /** Waits until the store knows a product that was made past it. */
  void awaitProduct(int productId) throws Unmeasured {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (exchange("GET", "/api/products/" + productId, "").statusCode() != 200) {
      if (System.nanoTime() - deadline > 0) {
        throw new Unmeasured("The store does not see product %d.".formatted(productId));
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  /** How many bytes the body of a GET has. */
  int size(String path) throws Unmeasured {
    return exchange("GET", path, "").body().length;
  }

  private JsonNode send(String method, String path, String body, int expected) throws Unmeasured {
    HttpResponse<byte[]> answer = exchange(method, path, body);
    if (answer.statusCode() != expected) {
      throw new Unmeasured(
          "The store answered %d to %s %s.".formatted(answer.statusCode(), method, path));
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<byte[]> exchange(String method, String path, String body) throws Unmeasured {
    HttpRequest request =
        HttpRequest.newBuilder(store.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new Unmeasured("The store at %s does not answer.".formatted(store), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unmeasured("The benchmark was interrupted.", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
