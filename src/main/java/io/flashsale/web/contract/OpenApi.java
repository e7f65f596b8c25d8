package io.flashsale.web.contract;

import io.flashsale.web.contract.Operation.Answer;
import io.flashsale.web.contract.Operation.Parameter;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3.1 document of the routes that a router has.
 *
 * <p>A route that was registered without a word of what it does is in it as well, without a
 * summary; HEAD, which goes with every GET, is not.
 */
public final class OpenApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([A-Za-z]+)\\}");
  private static final String BEARER = "admin";
  private static final String PROBLEM = "application/problem+json";

  private final Class<?> problem;
  private final RecordSchemas schemas = new RecordSchemas();
  private final ObjectNode document = JSON.objectNode();

  private OpenApi(Class<?> problem, String version) {
    this.problem = problem;
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "FlashSale")
        .put("version", version)
        .put(
            "description",
            "Limited stock, sold in a short time, fairly. Times are ISO 8601 in UTC, money is in"
                + " minor units. HEAD is answered wherever GET is.");
  }

  /**
   * The document.
   *
   * @param endpoints what the router has
   * @param problem the record of every error's answer
   * @param version the store's
   */
  public static ObjectNode of(List<Endpoint> endpoints, Class<?> problem, String version) {
    var made = new OpenApi(problem, version);
    ObjectNode paths = made.document.putObject("paths");
    endpoints.stream()
        .filter(e -> e.method.isHttpMethod() && !e.method.equals(HandlerType.HEAD))
        .sorted(Comparator.comparing(e -> e.path))
        .forEach(e -> paths.withObjectProperty(e.path).set(nameOf(e.method), made.operation(e)));
    ObjectNode components = made.document.putObject("components");
    components.set("schemas", made.schemas.all());
    components
        .putObject("securitySchemes")
        .putObject(BEARER)
        .put("type", "http")
        .put("scheme", "bearer");
    return made.document;
  }

  private static String nameOf(HandlerType method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private ObjectNode operation(Endpoint endpoint) {
    @Nullable Operation said = endpoint.metadata(Operation.class);
    Operation operation = said == null ? Operation.of("") : said;
    ObjectNode json = JSON.objectNode().put("summary", operation.summary());
    json.putArray("tags").add(tag(endpoint.path, operation));
    json.put("operationId", nameOf(endpoint.method) + endpoint.path.replaceAll("[^A-Za-z]+", "_"));
    parameters(json.putArray("parameters"), endpoint.path, operation);
    if (operation.takesBody()) {
      ObjectNode request = json.putObject("requestBody").put("required", true);
      ObjectNode content = request.putObject("content");
      if (operation.files().isEmpty()) {
        content.putObject("application/json").set("schema", body(operation));
      }
      operation.files().forEach(content::putObject);
    }
    ObjectNode responses = json.putObject("responses");
    operation.problems().forEach((status, codes) -> responses.set("" + status, problem(codes)));
    operation.answers().forEach((status, answer) -> responses.set("" + status, answer(answer)));
    if (operation.isAdmins()) {
      json.putArray("security").addObject().putArray(BEARER);
    }
    return json;
  }

  private static String tag(String path, Operation operation) {
    if (operation.isAdmins()) {
      return "admin";
    }
    String[] parts = path.split("/", -1);
    return parts.length > 2 && parts[1].equals("api") ? parts[2] : "operation";
  }

  private static void parameters(ArrayNode parameters, String path, Operation operation) {
    Matcher inPath = PATH_PARAMETER.matcher(path);
    while (inPath.find()) {
      String name = inPath.group(1);
      Schema schema =
          name.equals("productId") ? Schema.integer(1, 999_999_999) : Schema.format("uuid");
      parameter(parameters, "path", name, schema).put("required", true);
    }
    for (Parameter parameter : operation.parameters()) {
      parameter(parameters, parameter.in(), parameter.name(), parameter.schema())
          .put("description", parameter.description());
    }
  }

  private static ObjectNode parameter(ArrayNode to, String in, String name, Schema schema) {
    ObjectNode json = to.addObject().put("in", in).put("name", name);
    json.set("schema", schema.json());
    return json;
  }

  private static ObjectNode body(Operation operation) {
    ObjectNode object = JSON.objectNode().put("type", "object");
    ObjectNode members = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    operation
        .body()
        .forEach(
            (name, member) -> {
              members.set(name, member.schema().json());
              if (member.required()) {
                required.add(name);
              }
            });
    return object;
  }

  private ObjectNode answer(Answer answer) {
    ObjectNode json = JSON.objectNode().put("description", answer.description());
    if (answer.type() != null) {
      ObjectNode content = json.putObject("content").putObject(answer.type());
      if (answer.content() != null) {
        content.set(
            "schema",
            answer.otherwise() == null
                ? schema(answer.content(), answer.list())
                : either(answer.content(), answer.otherwise()));
      }
    }
    return json;
  }

  private ObjectNode either(Class<?> one, Class<?> other) {
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(schemas.reference(one)).add(schemas.reference(other));
    return either;
  }

  private ObjectNode schema(Class<?> type, boolean list) {
    ObjectNode one = schemas.reference(type);
    if (!list) {
      return one;
    }
    ObjectNode many = JSON.objectNode().put("type", "array");
    many.set("items", one);
    return many;
  }

  private ObjectNode problem(Set<String> codes) {
    ObjectNode json = JSON.objectNode().put("description", String.join(", ", codes));
    ObjectNode schema = json.putObject("content").putObject(PROBLEM).putObject("schema");
    ArrayNode both = schema.putArray("allOf");
    both.add(schemas.reference(problem));
    ArrayNode known = both.addObject().putObject("properties").putObject("code").putArray("enum");
    codes.forEach(known::add);
    return json;
  }
}
