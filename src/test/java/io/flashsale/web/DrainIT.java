package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblemWithRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrainIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aStoreThatClosesRefusesNewHoldsFinishesOpenOnesAndSaysThatItIsNotReady() throws Exception {
    try (TestStore store = TestStore.open("HOLDS_PER_IP", "0");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpApi http = store.http();
      Product product = store.liveProduct(10);
      String order =
          http.hold(product.id(), "early@example.com", 1).json().path("orderId").asString();
      Future<Answer> open;
      Future<?> drained;
      try (Connection standstill = store.connect()) {
        standstill.setAutoCommit(false);
        try (var statement = standstill.createStatement()) {
          statement.execute("SELECT 1 FROM products WHERE id = " + product.id() + " FOR UPDATE");
        }
        open = threads.submit(() -> http.hold(product.id(), "open@example.com", 1));
        await().atMost(SOON).until(() -> queued(http) == 1);
        drained = threads.submit(() -> store.web().drain());
        await().atMost(SOON).until(() -> http.get("/health/ready").status() == 503);

        assertThat(http.get("/health/ready").json().path("status").asString()).isEqualTo("closing");
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        Answer late = http.hold(product.id(), "late@example.com", 1);
        assertProblemWithRetryAfter(late, 503, "busy");
        assertThat(late.header("Connection")).isEqualTo("close");
        assertProblemWithRetryAfter(http.join(product.id(), "late@example.com", 1), 503, "busy");
        assertThat(drained.isDone()).as("a hold is open").isFalse();
      }
      assertThat(open.get().status()).isEqualTo(201);
      assertThat(http.post("/api/orders/" + order + "/confirm", null).status()).isEqualTo(200);
      await().atMost(SOON).until(drained::isDone);
    }
  }

  private static double queued(HttpApi http) {
    String figures = http.get("/metrics", HttpApi.asAdmin()).response().body();
    return figures
        .lines()
        .filter(line -> line.startsWith("http_server_active "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]) - 1)
        .sum();
  }

  @Test
  @Tag("load")
  void itEndsInTenSecondsWhateverIsStillOpen() throws Exception {
    assertThat(Drain.MOST).isEqualTo(Duration.ofSeconds(10));
    try (TestStore store = TestStore.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpApi http = store.http();
      Product product = store.liveProduct(10);
      long begun = System.nanoTime();
      try (Connection standstill = store.connect()) {
        standstill.setAutoCommit(false);
        try (var statement = standstill.createStatement()) {
          statement.execute("SELECT 1 FROM products WHERE id = " + product.id() + " FOR UPDATE");
        }
        Future<Answer> open = threads.submit(() -> http.hold(product.id(), "open@example.com", 1));
        await().atMost(SOON).until(() -> queued(http) == 1);
        store.web().drain();
        assertThat(open.isDone()).isFalse();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(14));
    }
  }
}
