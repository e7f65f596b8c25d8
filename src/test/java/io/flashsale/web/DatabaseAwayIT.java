package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.SharedServers;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A store whose database lets nobody in for a while. */
class DatabaseAwayIT {

  @Test
  void withoutTheDatabaseAllSays503UntilItIsBack() throws Exception {
    try (TestStore store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      HttpApi http = store.http();
      Product product = store.liveProduct(5);
      Answer held = http.hold(product.id(), "ann@example.com", 1);
      String order = "/api/orders/" + held.json().path("orderId").asString();
      String database = databaseOf(store);
      execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
      execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(database));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Answer>> calls =
            List.of(
                () -> http.get("/health"),
                () -> http.hold(product.id(), "bob@example.com", 1),
                () -> http.get(order),
                () -> http.post(order + "/confirm", null),
                () -> http.post(order + "/cancel", null),
                () -> http.get("/api/admin/metrics", HttpApi.asAdmin()),
                () -> http.get("/api/orders?email=ann@example.com", HttpApi.asAdmin()),
                () ->
                    http.method(
                        "PATCH",
                        "/api/admin/products/" + product.id(),
                        "{\"price\":1}",
                        HttpApi.asAdmin()),
                () -> http.get("/api/products/" + (product.id() + 1)),
                () -> http.method("HEAD", "/health", ""));
        List<Answer> answers =
            threads.invokeAll(calls).stream().map(answer -> answer.resultNow()).toList();

        assertThat(answers.getFirst().status()).isEqualTo(503);
        assertThat(answers.getFirst().json().path("status").asString()).isEqualTo("down");
        assertThat(answers.getLast().status()).as("HEAD /health").isEqualTo(503);
        for (Answer answer : answers.subList(1, answers.size() - 1)) {
          assertProblemWithRetryAfter(answer, 503, "unavailable");
        }
        assertThat(http.get("/api/products/live").status()).as("from memory").isEqualTo(200);
        assertProblem(http.hold(product.id(), "bob@example.com", 9), 400, "invalid");
      } finally {
        execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
      }

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> http.get("/health").json().path("status").asString().equals("ok"));
      assertThat(http.get(order).json().path("status").asString()).isEqualTo("pending");
      assertThat(http.post(order + "/confirm", null).status()).isEqualTo(200);
      assertThat(http.hold(product.id(), "bob@example.com", 1).status()).isEqualTo(201);
      LedgerAudit.of(store).assertSound();
    }
  }

  private static String databaseOf(TestStore store) throws SQLException {
    try (var connection = store.connect()) {
      return connection.getCatalog();
    }
  }

  private static void execute(String sql) throws SQLException {
    var postgres = SharedServers.postgres();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
