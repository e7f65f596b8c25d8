package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LiveClient;
import io.flashsale.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusIT {
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open("HOLD_SECONDS", "1", "HOLDS_PER_IP", "0");
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static String scrape() {
    Answer answer = http.get("/metrics", HttpApi.asAdmin());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    return answer.response().body();
  }

  /** The value of the one figure whose line begins so. */
  private static double figure(String begin) {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(begin) + " (\\S+)$", Pattern.MULTILINE)
            .matcher(scrape());
    return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
  }

  @Test
  void figuresNeedTheToken() {
    assertProblem(http.get("/metrics"), 401, "unauthorized");
    assertProblem(http.get("/metrics", "Authorization", "Bearer wrong"), 401, "unauthorized");
  }

  @Test
  void aHoldAndItsExpiryAreCountedInEveryStageOfTheirWay() {
    int product = store.liveProduct(3).id();
    double groups = figure("flashsale_group_seconds_count");

    assertThat(http.hold(product, "figures@example.com", 1).status()).isEqualTo(201);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> figure("flashsale_expiry_lateness_seconds_count") >= 1);
    assertThat(figure("flashsale_expiry_lateness_seconds_max")).isLessThan(5);
    assertThat(figure("flashsale_group_seconds_count"))
        .isGreaterThan(Double.isNaN(groups) ? 0 : groups);
    assertThat(figure("flashsale_group_size_count")).isPositive();
    assertThat(figure("flashsale_lock_wait_seconds_count")).isPositive();
    assertThat(figure("flashsale_commit_seconds_count")).isPositive();
    assertThat(figure("flashsale_queue")).isZero();
    assertThat(
            figure(
                "http_server_requests_seconds_count{method=\"POST\",route=\"/api/holds\",status=\"201\"}"))
        .isPositive();
  }

  @Test
  void requestsAreToldByRouteAndNeverWithAnId() {
    String id = "0193a5f0-1111-7222-8333-444455556666";
    http.get("/api/orders/" + id);
    http.get("/api/nowhere/" + id);
    http.get("/checkout/" + id);
    http.get("/api/admin/metrics");

    String figures = scrape();

    assertThat(figures)
        .doesNotContain(id, "nowhere")
        .contains("route=\"/api/orders/{orderId}\",status=\"404\"")
        .contains("route=\"/api/admin/metrics\",status=\"401\"")
        .contains("route=\"other\",status=\"404\"")
        .contains("route=\"other\",status=\"200\"");
  }

  @Test
  void everyFigureOfTheDashboardIsTold() throws IOException {
    int product = store.liveProduct(1).id();
    assertThat(http.hold(product, "dashboard@example.com", 1).status()).isEqualTo(201);
    await().until(() -> figure("flashsale_expiry_lateness_seconds_count") >= 1);
    System.gc(); // so that a pause was measured
    await().until(() -> scrape().contains("jvm_gc_pause_seconds_sum"));
    String figures = scrape();
    String dashboard = Files.readString(Path.of("docs/grafana-dashboard.json"));

    Set<String> names = new TreeSet<>();
    Pattern.compile("\\b(?:flashsale|http|hikaricp|jvm|process|system)_[a-z_]+")
        .matcher(dashboard)
        .results()
        .forEach(name -> names.add(name.group()));

    assertThat(names).hasSizeGreaterThan(15);
    assertThat(names)
        .allSatisfy(name -> assertThat(figures).containsPattern("(?m)^" + name + "[ {]"));
  }

  @Test
  void everyLabelThatTheDashboardChoosesByIsTold() throws IOException {
    int product = store.liveProduct(3).id();
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    int later = store.product(1, tomorrow, tomorrow.plus(Duration.ofDays(1))).id();
    assertThat(http.hold(later, "labels@example.com", 1).status()).isEqualTo(409);
    for (int expected : new int[] {201, 201, 429}) {
      assertThat(http.hold(product, "labels@example.com", 1).status()).isEqualTo(expected);
    }
    String figures = scrape();
    String dashboard =
        Files.readString(Path.of("docs/grafana-dashboard.json")).replace("\\\"", "\"");

    Set<String> chosen = new TreeSet<>();
    Pattern.compile("([a-z_]+)\\{([^}]*)}")
        .matcher(dashboard)
        .results()
        .forEach(
            series ->
                Pattern.compile("([a-z]+)=\"([^\"]*)\"")
                    .matcher(series.group(2))
                    .results()
                    .map(label -> series.group(1) + " " + label.group())
                    // A busy store is another test's.
                    .filter(choice -> !choice.endsWith("status=\"503\""))
                    .forEach(chosen::add));

    assertThat(chosen).hasSizeGreaterThan(5);
    assertThat(chosen)
        .allSatisfy(
            choice -> {
              String[] words = choice.split(" ", 2);
              assertThat(figures.lines().filter(line -> line.startsWith(words[0] + "{")))
                  .anyMatch(line -> line.contains(words[1]));
            });
  }

  @Test
  void whoListensIsCounted() {
    double before = figure("flashsale_live_clients");
    try (var client = LiveClient.listen(store)) {
      await().until(() -> figure("flashsale_live_clients") == before + 1);
      assertThat(client).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flashsale_ledger_violations",
        "flashsale_ledger_round_seconds",
        "flashsale_redis_up",
        "hikaricp_connections_active{pool=\"store\"}",
        "hikaricp_connections_acquire_seconds_count{pool=\"store\"}",
        "jvm_threads_live_threads",
        "process_cpu_usage",
        "http_server_active"
      })
  void whatTheStoreStandsOnIsTold(String figure) {
    assertThat(figure(figure)).isNotNaN();
  }

  @Test
  void aViolationOfTheBooksIsTold() {
    int product = store.liveProduct(3).id();
    await().until(() -> figure("flashsale_ledger_violations") == 0);
    store.run("UPDATE products SET holds_created = holds_created + 1 WHERE id = " + product);
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> figure("flashsale_ledger_violations") == 1);
    } finally {
      store.run("UPDATE products SET holds_created = holds_created - 1 WHERE id = " + product);
    }
  }
}
