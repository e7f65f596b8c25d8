package io.flashsale.fuzz;

import io.flashsale.fuzz.Line.Answer;
import io.flashsale.testing.Contract.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer against the contract: its status, what it is, every member of its JSON. */
final class AnswerCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What HTTP itself may have to say where a request is hardly one. */
  private static final Set<Integer> OF_HTTP =
      Set.of(400, 404, 405, 408, 413, 414, 417, 426, 431, 501, 503, 505);

  private final JsonNode schemas;

  /** What each operation may answer, by its name. */
  private final ConcurrentMap<String, Map<Integer, JsonNode>> responses = new ConcurrentHashMap<>();

  /**
   * @param document the whole contract
   */
  AnswerCheck(JsonNode document) {
    schemas = document.path("components").path("schemas");
  }

  /** What is wrong with the answer, or nothing. */
  Optional<String> fault(Asked asked, Answer answer) {
    int status = answer.status();
    if (status == 500) {
      return Optional.of("500");
    }
    Operation operation = asked.operation();
    JsonNode documented =
        operation == null
            ? null
            : responses
                .computeIfAbsent(operation.toString(), name -> operation.responses())
                .get(status);
    boolean hardlyARequest = !asked.framed() || asked.cut();
    if (operation != null && documented == null && !(hardlyARequest && OF_HTTP.contains(status))) {
      return Optional.of("the undocumented status " + status);
    }
    if (asked.head()) {
      return Optional.empty();
    }
    String type = answer.header("content-type");
    if (status >= 400) {
      return type.startsWith("application/problem+json")
          ? problem(answer, documented)
          : Optional.of("%d of type \"%s\"".formatted(status, type));
    }
    if (documented == null || !documented.path("content").has("application/json")) {
      return Optional.empty();
    }
    return json(answer, documented.path("content").path("application/json").path("schema"));
  }

  private Optional<String> problem(Answer answer, @Nullable JsonNode documented) {
    JsonNode schema =
        documented == null
            ? schemas.path("Problem")
            : documented.path("content").path("application/problem+json").path("schema");
    return json(answer, schema)
        .or(
            () ->
                JSON.readTree(answer.body()).path("status").asInt() == answer.status()
                    ? Optional.empty()
                    : Optional.of("another status in the body of " + answer.status()));
  }

  private Optional<String> json(Answer answer, JsonNode schema) {
    try {
      return differs(schema, JSON.readTree(answer.body()), "the body of " + answer.status());
    } catch (JacksonException e) {
      return Optional.of("what is no JSON in the body of " + answer.status());
    }
  }

  private Optional<String> differs(JsonNode schema, JsonNode value, String where) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asString().replaceFirst(".*/", "");
      return differs(schemas.path(name), value, where)
          .or(() -> unknown(schemas.path(name), value, where));
    }
    if (schema.has("anyOf")) {
      for (JsonNode one : schema.path("anyOf")) {
        if (differs(one, value, where).isEmpty()) {
          return Optional.empty();
        }
      }
      return Optional.of("none of what may be in " + where);
    }
    for (JsonNode one : schema.path("allOf")) {
      Optional<String> fault = differs(one, value, where);
      if (fault.isPresent()) {
        return fault;
      }
    }
    if (schema.has("enum") && !schema.path("enum").values().contains(value)) {
      return Optional.of("the undocumented %s in %s".formatted(value, where));
    }
    if (schema.has("type") && !isOf(schema.path("type").asString(), value)) {
      return Optional.of(
          "%s instead of %s in %s".formatted(value.getNodeType(), schema.path("type"), where));
    }
    return members(schema, value, where);
  }

  private Optional<String> members(JsonNode schema, JsonNode value, String where) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        return Optional.of("no %s in %s".formatted(name, where));
      }
    }
    for (var property : schema.path("properties").properties()) {
      if (value.has(property.getKey())) {
        var fault =
            differs(
                property.getValue(),
                value.path(property.getKey()),
                property.getKey() + " of " + where);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    if (schema.has("items")) {
      for (JsonNode item : value) {
        var fault = differs(schema.path("items"), item, "an item of " + where);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unknown(JsonNode schema, JsonNode value, String where) {
    return value.propertyNames().stream()
        .filter(name -> !schema.path("properties").has(name))
        .findFirst()
        .map(name -> "the undocumented member %s in %s".formatted(name, where));
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}
