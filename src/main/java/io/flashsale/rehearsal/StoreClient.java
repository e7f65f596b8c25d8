package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Connection.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls around a rehearsal: making, reading and purging what is bought. */
final class StoreClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A rehearsal that dies leaves a product behind, which the store purges after this time. */
  private static final Duration SALE = Duration.ofMinutes(30);

  /** The sale began long ago, so that a clock which goes slow does not matter. */
  private static final Duration BEGAN = Duration.ofDays(1);

  private final Target store;
  private final @Nullable String token;

  StoreClient(Target store, @Nullable String token) {
    this.store = store;
    this.token = token;
  }

  /**
   * A product as the store tells it.
   *
   * @param live units that can be held now
   * @param state live, upcoming or ended
   * @param drawn whether its draw was made
   * @param untilStart from the store's time to the start of its sale; negative after it
   */
  record Shelf(
      int id,
      int total,
      int live,
      int held,
      int sold,
      String state,
      boolean drawn,
      Duration untilStart) {
    static Shelf of(JsonNode json) {
      return new Shelf(
          json.path("id").asInt(-1),
          json.path("totalStock").asInt(-1),
          json.path("liveStock").asInt(-1),
          json.path("heldStock").asInt(-1),
          json.path("soldStock").asInt(-1),
          json.path("state").asString(""),
          json.path("drawn").asBoolean(false),
          untilStart(json));
    }

    private static Duration untilStart(JsonNode json) {
      try {
        return Duration.between(
            Instant.parse(json.path("serverTime").asString("")),
            Instant.parse(json.path("saleStartsAt").asString("")));
      } catch (DateTimeParseException e) {
        return Duration.ZERO;
      }
    }

    boolean balanced() {
      return live >= 0 && held >= 0 && sold >= 0 && total == (long) live + held + sold;
    }
  }

  boolean hasToken() {
    return token != null;
  }

  /**
   * Makes a rehearsal's product.
   *
   * @param draw how long before the opening entries are taken for a draw; null for a product that
   *     is on sale at once
   */
  Shelf make(int stock, @Nullable Duration draw) throws RehearsalFailure {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant starts = draw == null ? now.minus(BEGAN) : now.plus(draw);
    Map<String, Object> wanted =
        Map.of(
            "name",
            "Rehearsal",
            "price",
            100,
            "totalStock",
            stock,
            "maxPerOrder",
            1,
            "saleStartsAt",
            starts.toString(),
            "saleEndsAt",
            now.plus(SALE).toString(),
            "opening",
            draw == null ? "first-come" : "draw",
            "rehearsal",
            true);
    Answer answer = send("POST", "/api/admin/products", JSON.writeValueAsString(wanted));
    if (answer.status() != 201) {
      throw refused("would not make a product for the rehearsal", answer);
    }
    return Shelf.of(json(answer));
  }

  /** The product as it is now; null when the store has none of that id. */
  @Nullable Shelf read(int productId) throws RehearsalFailure {
    Answer answer = send("GET", "/api/products/" + productId, "");
    if (answer.status() == 404) {
      return null;
    }
    if (answer.status() != 200) {
      throw refused("does not tell of product " + productId, answer);
    }
    return Shelf.of(json(answer));
  }

  /** What is published of a product's draw. */
  JsonNode draw(int productId) throws RehearsalFailure {
    Answer answer = send("GET", "/api/products/%d/draw".formatted(productId), "");
    if (answer.status() != 200) {
      throw refused("does not tell of the draw of product " + productId, answer);
    }
    return json(answer);
  }

  /** Purges a rehearsal's product; one that is gone already is as good. */
  void purge(int productId) throws RehearsalFailure {
    Answer answer = send("DELETE", "/api/admin/products/" + productId, "");
    if (answer.status() != 204 && answer.status() != 404) {
      throw refused("did not purge product " + productId, answer);
    }
  }

  /** The admin's figures. */
  JsonNode figures() throws RehearsalFailure {
    Answer answer = send("GET", "/api/admin/metrics", "");
    if (answer.status() != 200) {
      throw refused("does not tell its figures", answer);
    }
    return json(answer);
  }

  /** The body of an answer; a missing node where it is no JSON. */
  static JsonNode json(Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private Answer send(String method, String path, String body) throws RehearsalFailure {
    try (Connection connection = Connection.open(store, token)) {
      return connection.send(method, path, body);
    } catch (SSLException e) {
      throw new RehearsalFailure(
          "The store at %s is not known by its certificate (%s): say by --cacert FILE which one to trust; that of a store's own is tls-cert.pem in its home."
              .formatted(store, e.getMessage()),
          e);
    } catch (IOException | NumberFormatException e) {
      throw new RehearsalFailure("The store at %s does not answer.".formatted(store), e);
    }
  }

  private RehearsalFailure refused(String what, Answer answer) {
    if (answer.status() == 401) {
      return new RehearsalFailure(
          "The store at %s does not take this admin's token.".formatted(store));
    }
    String reason = json(answer).path("error").asString("");
    return new RehearsalFailure(
        "The store at %s %s: %d %s".formatted(store, what, answer.status(), reason).strip());
  }
}
