package io.flashsale.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a store's HTTP API as a client does. */
public final class HttpApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String base;
  private final HttpClient client = HttpClient.newHttpClient();

  private final @Nullable Contract contract;

  public HttpApi(String base) {
    this(base, null);
  }

  /**
   * Calls that fail when an answer is none that the contract has.
   *
   * @param contract what the API promises; null for no such check
   */
  public HttpApi(String base, @Nullable Contract contract) {
    this.base = base;
    this.contract = contract;
  }

  /** An answer; the JSON of an answer without a JSON body is a missing node. */
  public record Answer(int status, JsonNode json, HttpResponse<String> response) {
    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public String code() {
      return json.path("code").asString();
    }
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer post(String path, @Nullable String body, String... headers) {
    return send(
        request(path, headers)
            .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  public Answer method(String method, String path, String body, String... headers) {
    return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
  }

  /** Places a hold as the storefront does. */
  public Answer hold(int productId, String email, int qty, String... headers) {
    return post(
        "/api/holds",
        "{\"productId\":%d,\"email\":\"%s\",\"qty\":%d}".formatted(productId, email, qty),
        headers);
  }

  /** Joins the line, or enters the draw, as the storefront does. */
  public Answer join(int productId, String email, int qty, String... headers) {
    return post(
        "/api/products/" + productId + "/waitlist",
        "{\"email\":\"%s\",\"qty\":%d}".formatted(email, qty),
        headers);
  }

  public Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** The header of the admin's token, for the last arguments of a call. */
  public static String[] asAdmin() {
    return new String[] {"Authorization", "Bearer " + TestStore.ADMIN_TOKEN};
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpRequest asked = request.build();
      HttpResponse<String> response = client.send(asked, BodyHandlers.ofString());
      if (contract != null) {
        contract.assertSays(asked.method(), asked.uri().getPath(), response.statusCode());
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode json =
          type.matches("application/(problem\\+)?json.*")
              ? JSON.readTree(response.body())
              : JSON.missingNode();
      return new Answer(response.statusCode(), json, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
