package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A cut of the stock in the very group in which the line moves. */
class CutWithLineIT {

  @Test
  void stockIsCutBelowWhatIsHeldWhileSomebodyLeavesTheLine() throws Exception {
    try (TestStore store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      HttpApi http = store.http();
      int product = store.liveProduct(3).id();
      String all = http.hold(product, "all@example.com", 3).json().path("orderId").stringValue();
      Answer joined = http.join(product, "wants@example.com", 5);
      assertThat(joined.json().path("state").stringValue()).isEqualTo("unreachable");
      http.post("/api/orders/" + all + "/cancel", null);
      assertThat(http.hold(product, "two@example.com", 2).status()).isEqualTo(201);

      CompletableFuture<Answer> left;
      CompletableFuture<Answer> cut;
      try (Connection other = store.connect()) {
        other.setAutoCommit(false);
        try (var lock = other.createStatement()) {
          lock.execute("SELECT id FROM products FOR UPDATE");
        }
        String entry = "/api/waitlist/" + joined.json().path("entryId").stringValue();
        left = CompletableFuture.supplyAsync(() -> http.delete(entry), Thread::startVirtualThread);
        String stock = "/api/admin/products/" + product + "/stock";
        cut =
            CompletableFuture.supplyAsync(
                () -> http.post(stock, "{\"total\":1}", HttpApi.asAdmin()),
                Thread::startVirtualThread);
        await().until(() -> waiting(http) >= 2);
        other.rollback();
      }

      assertThat(cut.join().status()).isEqualTo(200);
      assertThat(left.join().status()).isEqualTo(200);
      assertThat(store.number("SELECT drain FROM products")).isEqualTo(1);
      assertThat(store.number("SELECT available FROM products")).isZero();
      assertThat(store.number("SELECT line_left FROM products")).isEqualTo(1);
      LedgerAudit.of(store).assertSound();
    }
  }

  /** How many commands wait, those of the store's own timers with them. */
  private static double waiting(HttpApi http) {
    return http.get("/metrics", HttpApi.asAdmin())
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith("flashsale_queue "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ", 2)[1]))
        .sum();
  }
}
