package io.flashsale.fuzz;

import io.flashsale.testing.Contract;
import io.flashsale.testing.Contract.Operation;
import io.flashsale.testing.TestStore;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes requests from what the contract says, most of them with something wrong. */
final class Requests {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "BREW",
          "get",
          "PROPFIND");
  private static final List<String> OTHER_ADDRESSES =
      List.of(
          "/",
          "/checkout/1",
          "/api",
          "/api/",
          "/api/none",
          "/assets/x.js",
          "/api/docs/x",
          "*",
          "x");

  /** What takes the store many transactions, or tells of all that it has, comes less often. */
  private static final Set<String> DEAR =
      Set.of("POST /api/admin/seed", "GET /metrics", "GET /api/admin/server", "GET /api/events");

  private static final int MOST_PRODUCTS = 150;

  private final List<Operation> operations;
  private final Set<String> idempotent;
  private final Known known;
  private final Chance chance;
  private final Bodies bodies;

  Requests(Contract contract, Known known, Chance chance) {
    this.operations = contract.operations();
    this.idempotent =
        operations.stream()
            .filter(operation -> operation.json().toString().contains("Idempotency-Key"))
            .map(Operation::toString)
            .collect(Collectors.toSet());
    this.known = known;
    this.chance = chance;
    this.bodies = new Bodies(chance);
  }

  /** The next request. */
  Asked next() {
    Operation operation = operation();
    boolean spoilMethod = chance.oneIn(25);
    boolean spoilAddress = chance.oneIn(10);
    String method = spoilMethod ? chance.of(METHODS) : operation.method();
    boolean head = method.equals("HEAD") || (method.equals("GET") && chance.oneIn(40));
    String target = spoilAddress ? spoilt(path(operation)) : path(operation);
    target += query(operation);
    byte[] body = body(operation);
    List<String> lines = headers(operation);
    boolean framed = !chance.oneIn(20);
    boolean cut = framed && body.length > 1 && chance.oneIn(40);
    if (!framed) {
      lines.add(chance.of(Hostile.FRAMES));
    }
    if (body.length > 0 || chance.oneIn(3)) {
      lines.add("Content-Length: " + body.length);
    }
    byte[] sent = cut ? Arrays.copyOf(body, chance.below(body.length)) : body;
    byte[] bytes =
        bytes((head ? "HEAD" : method) + " " + target + " " + version(framed), lines, sent);
    return new Asked(
        spoilMethod || spoilAddress ? null : operation, bytes, framed && !spoilMethod, head, cut);
  }

  private Operation operation() {
    Operation operation = chance.of(operations);
    return DEAR.contains(operation.toString()) && !chance.oneIn(5) ? operation() : operation;
  }

  private String version(boolean framed) {
    return framed ? "HTTP/1.1" : chance.of("HTTP/1.1", "HTTP/1.0", "HTTP/1.1", "HTTP/3.7", "");
  }

  private static byte[] bytes(String first, List<String> lines, byte[] body) {
    var bytes = new ByteArrayOutputStream();
    String head =
        first
            + "\r\nHost: store.test\r\n"
            + String.join("\r\n", lines)
            + (lines.isEmpty() ? "\r\n" : "\r\n\r\n");
    bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private String path(Operation operation) {
    return PARAMETER
        .matcher(operation.path())
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    chance.oneIn(12)
                        ? URLEncoder.encode(
                            chance.of(Hostile.VALUES.subList(0, 39)), StandardCharsets.UTF_8)
                        : known.id(m.group(1), chance)));
  }

  private String spoilt(String path) {
    return switch (chance.below(5)) {
      case 0 -> path + chance.of(Hostile.ADDRESSES);
      case 1 -> path + "/" + chance.of(Hostile.ADDRESSES);
      case 2 -> chance.of(OTHER_ADDRESSES);
      case 3 -> {
        int at = chance.below(path.length());
        yield path.substring(0, at) + chance.of(Hostile.ADDRESSES) + path.substring(at);
      }
      default -> path + "/" + "x".repeat(chance.of(100, 4_000, 7_000, 20_000));
    };
  }

  private String query(Operation operation) {
    List<String> parts = new ArrayList<>();
    for (JsonNode parameter : operation.json().path("parameters")) {
      if (parameter.path("in").asString().equals("query") && chance.oneIn(2)) {
        String name = parameter.path("name").asString();
        int times = chance.oneIn(30) ? 25 : chance.oneIn(10) ? 2 : 1;
        for (int i = 0; i < times; i++) {
          parts.add(name + "=" + queryValue(name, parameter.path("schema")));
        }
      }
    }
    if (chance.oneIn(15)) {
      parts.add(chance.of(Hostile.ADDRESSES) + chance.of("", "=", "=1", "&&", "=%"));
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private String queryValue(String name, JsonNode schema) {
    if (chance.oneIn(6)) {
      return chance.of(Hostile.ADDRESSES);
    }
    String value =
        switch (name) {
          case "order", "entry" -> known.id(name + "Id", chance);
          case "product" -> known.id("productId", chance);
          case "email" -> bodies.email();
          case "status" ->
              chance.of("pending", "confirmed", "expired", "cancelled", "returned", "PENDING");
          default -> chance.oneIn(4) ? chance.of(Hostile.VALUES) : bodies.text(schema);
        };
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private byte[] body(Operation operation) {
    JsonNode content = operation.json().path("requestBody").path("content");
    if (content.isMissingNode()) {
      return chance.oneIn(12) ? chance.of(Hostile.BODIES) : new byte[0];
    }
    JsonNode schema = content.path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return bodies.file();
    }
    boolean makesProduct = operation.toString().equals("POST /api/admin/products");
    return bodies.json(schema, makesProduct && known.products() >= MOST_PRODUCTS);
  }

  private List<String> headers(Operation operation) {
    List<String> lines = new ArrayList<>();
    boolean admins = operation.json().has("security");
    if (admins ? !chance.oneIn(10) : chance.oneIn(20)) {
      lines.add(
          "Authorization: Bearer "
              + (chance.oneIn(15) ? "wrong-token-0123456789" : TestStore.ADMIN_TOKEN));
    }
    if (chance.oneIn(15)) {
      lines.add(
          "Content-Type: "
              + chance.of(
                  "text/plain",
                  "application/xml",
                  "multipart/form-data; boundary=",
                  "application/json; charset=nope",
                  "a/b/c",
                  "*/*",
                  ""));
    } else if (!chance.oneIn(10)) {
      lines.add("Content-Type: application/json");
    }
    if (idempotent.contains(operation.toString()) && chance.oneIn(2)) {
      lines.add("Idempotency-Key: key-%016d".formatted(chance.below(500)));
    }
    if (chance.oneIn(5)) {
      lines.add(chance.of(Hostile.HEADERS));
    }
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
