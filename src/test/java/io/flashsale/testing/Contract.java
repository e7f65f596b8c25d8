package io.flashsale.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An OpenAPI document as tests hold answers against it. */
public final class Contract {
  private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z]+}");

  private final List<Operation> operations;

  /** One method of one path, with what the document says of it. */
  public record Operation(String method, String path, JsonNode json) {

    /** The statuses that it may answer. */
    public Map<Integer, JsonNode> responses() {
      return json.path("responses").properties().stream()
          .collect(
              Collectors.toMap(
                  e -> Integer.parseInt(e.getKey()),
                  Map.Entry::getValue,
                  (a, b) -> a,
                  TreeMap::new));
    }

    private boolean takes(String askedMethod, String askedPath) {
      String asked = askedMethod.equals("HEAD") ? "GET" : askedMethod;
      return method.equals(asked)
          && askedPath.matches(
              PARAMETER
                  .splitAsStream(path)
                  .map(Pattern::quote)
                  .collect(Collectors.joining("[^/]+", "", path.endsWith("}") ? "[^/]+" : "")));
    }

    private long parameters() {
      return PARAMETER.matcher(path).results().count();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public Contract(JsonNode document) {
    operations =
        document.path("paths").properties().stream()
            .flatMap(
                path ->
                    path.getValue().properties().stream()
                        .map(
                            method ->
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue())))
            .toList();
  }

  /** All that the store can be asked. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operation that a request comes to, of those that fit the one with the plainest path. */
  public Optional<Operation> find(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.takes(method, path))
        .min((a, b) -> Long.compare(a.parameters(), b.parameters()));
  }

  /** Fails when the document does not say that the request may be answered so. */
  public void assertSays(String method, String path, int status) {
    find(method, path)
        .ifPresent(
            operation ->
                assertThat(operation.responses().keySet())
                    .as("what the contract says of %s", operation)
                    .contains(status));
  }
}
