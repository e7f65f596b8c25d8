package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.Contract.Operation;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands between a shopper and the admin: each call that the contract has for the admin is
 * walked up to.
 */
class AdminWallIT {
  private static final TestStore STORE = TestStore.open("HOLD_SECONDS", "86400");
  private static final String TOKEN = TestStore.ADMIN_TOKEN;

  /**
   * What differs from answer to answer, whatever was asked: the last by whether the body had come.
   */
  private static final Set<String> OF_THE_ANSWER = Set.of("x-request-id", "date", "connection");

  private static HttpApi http;
  private static String product;
  private static String order;
  private static String before;

  @BeforeAll
  static void openStore() {
    http = STORE.http();
    product = "" + STORE.liveProduct(5).id();
    order =
        http.hold(Integer.parseInt(product), "ann@example.com", 1)
            .json()
            .path("orderId")
            .asString();
    before = rows();
  }

  @AfterAll
  static void closeStore() {
    STORE.close();
  }

  /** All that the admin's calls could have changed. */
  private static String rows() {
    return Stream.of("products", "orders", "inventory_events", "limit_changes", "product_pictures")
        .map(
            table ->
                table
                    + STORE.number("SELECT count(*) FROM " + table)
                    + ":"
                    + STORE.number(
                        "SELECT coalesce(sum(hashtext(t::text)), 0) FROM %s t".formatted(table)))
        .toList()
        .toString();
  }

  static List<Operation> adminOperations() {
    return STORE.contract().operations().stream()
        .filter(operation -> operation.json().has("security"))
        .toList();
  }

  private static String path(Operation operation) {
    return operation.path().replace("{productId}", product).replace("{orderId}", order);
  }

  private static Answer ask(Operation operation, String... headers) {
    return http.method(operation.method(), path(operation), "{\"delta\":1}", headers);
  }

  /** The answer as it is to whoever compares: status, headers, body. */
  private static String seen(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>();
    answer
        .response()
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_ANSWER.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    return answer.status() + " " + headers + " " + answer.response().body();
  }

  @Test
  void allThatIsTheAdminsSaysSo() {
    assertThat(STORE.contract().operations())
        .filteredOn(
            operation ->
                operation.path().startsWith("/api/admin/")
                    || operation.path().equals("/metrics")
                    || operation.toString().equals("GET /api/orders"))
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(adminOperations());
  }

  @ParameterizedTest
  @MethodSource("adminOperations")
  void withoutTheTokenNothingIsDoneAndNothingIsHinted(Operation operation) {
    Set<String> answers = new HashSet<>();
    for (String given :
        new String[] {
          "Bearer wrong-token-0123456789",
          "Bearer " + TOKEN.substring(0, TOKEN.length() - 1),
          "Bearer " + TOKEN + "x",
          "Bearer " + TOKEN.toUpperCase(Locale.ROOT),
          "Basic " + TOKEN,
          TOKEN,
          "Bearer"
        }) {
      Answer refused = ask(operation, "Authorization", given);
      assertProblem(refused, 401, "unauthorized");
      answers.add(seen(refused));
    }
    answers.add(seen(ask(operation)));
    answers.add(seen(ask(operation, "Cookie", "token=" + TOKEN, "X-Admin-Token", TOKEN)));

    assertThat(answers).as("they are all the same").hasSize(1);
    assertThat(answers.iterator().next()).doesNotContain(TOKEN, "ann@");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theTokenInAnAddressOpensNothing() {
    for (String query : List.of("?token=" + TOKEN, "?access_token=" + TOKEN)) {
      assertProblem(http.get("/api/admin/metrics" + query), 401, "unauthorized");
    }
  }

  @Test
  void whatIsNoOrderIsTheSame404WhateverItIs() {
    String stranger = UUID.randomUUID().toString();
    String kin = order.substring(0, 35) + (order.endsWith("0") ? "1" : "0");
    Set<String> answers = new HashSet<>();
    for (String id : List.of(stranger, kin, "00000000-0000-0000-0000-000000000000", product)) {
      answers.add(seen(http.get("/api/orders/" + id)));
      answers.add(seen(http.post("/api/orders/" + id + "/confirm", null)));
      answers.add(seen(http.post("/api/orders/" + id + "/cancel", null)));
    }
    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next()).startsWith("404 ");
  }
}
