package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.Contract;
import io.flashsale.testing.Contract.Operation;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The contract that the store tells of itself. That answers are as it says is held in all other
 * tests: {@link HttpApi} fails on a status that it does not have.
 */
class ContractIT {
  private static final TestStore STORE = TestStore.open();
  private static final Pattern REFERENCE =
      Pattern.compile("\"\\$ref\":\"#/components/schemas/(\\w+)\"");

  private static HttpApi http;
  private static JsonNode document;

  @BeforeAll
  static void readContract() {
    http = STORE.http();
    document = http.get("/api/openapi.json").json();
  }

  @AfterAll
  static void closeStore() {
    STORE.close();
  }

  static List<Operation> operations() {
    return STORE.contract().operations();
  }

  @Test
  void itIsAnOpenApiDocumentThatNamesEveryCall() {
    assertThat(document.path("openapi").stringValue()).isEqualTo("3.1.0");
    assertThat(new Contract(document).operations())
        .extracting(Operation::toString)
        .contains(
            "POST /api/holds",
            "GET /api/orders/{orderId}",
            "POST /api/orders/{orderId}/confirm",
            "GET /api/events",
            "PATCH /api/admin/products/{productId}",
            "GET /health",
            "GET /metrics")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyRouteSaysWhatItIsWhatItAnswersAndWhatItRefuses(Operation operation) {
    assertThat(operation.json().path("summary").stringValue()).isNotBlank();
    assertThat(operation.responses().keySet()).anyMatch(status -> status < 300);
    assertThat(operation.responses().keySet()).contains(400, 429, 500, 503);
    boolean admins = operation.path().startsWith("/api/admin/");
    if (admins) {
      assertThat(operation.json().has("security")).as("needs the token").isTrue();
      assertThat(operation.responses()).containsKey(401);
    }
    boolean takesBody = operation.json().has("requestBody");
    assertThat(operation.responses().containsKey(413)).isEqualTo(takesBody);
  }

  @Test
  void everySchemaThatItRefersToIsInIt() {
    Set<String> referred = new HashSet<>();
    REFERENCE.matcher(document.toString()).results().forEach(m -> referred.add(m.group(1)));

    assertThat(document.path("components").path("schemas").propertyNames())
        .containsExactlyInAnyOrderElementsOf(referred);
  }

  @Test
  void aProductIsAsTheContractSays() {
    int product = STORE.liveProduct(5).id();
    JsonNode schema = document.path("components").path("schemas").path("Product");

    JsonNode told = http.get("/api/products/" + product).json();

    assertThat(told.propertyNames())
        .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
    assertThat(schema.path("required").toString()).contains("\"maxPerCustomer\"");
    assertThat(schema.path("properties").path("maxPerCustomer").toString()).contains("null");
  }

  @Test
  void itsPageIsServedFromTheStoreAlone() {
    Answer page = http.get("/api/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    var files = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.response().body());
    int found = 0;
    while (files.find()) {
      Answer file = http.get(files.group(1));
      assertThat(files.group(1)).startsWith("/");
      assertThat(file.status()).as(files.group(1)).isEqualTo(200);
      assertThat(file.response().body()).isNotEmpty();
      found++;
    }
    assertThat(found).isGreaterThan(3);
    assertThat(page.response().body()).doesNotContain("<script>", "style=", "onload");
    assertThat(http.get("/api/docs/pom.xml").status()).isEqualTo(404);
    assertThat(http.get("/api/docs/..%2Flogback.xml").status()).isIn(400, 404);
  }
}
