package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import io.flashsale.testing.KeepAliveClient;
import io.flashsale.testing.KeepAliveClient.Answer;
import io.flashsale.testing.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** 5,000 buyers come at once for 100 units, over 256 connections, and nobody tries again. */
class CrowdIT {
  private static final int UNITS = 100;
  private static final int BUYERS = 5_000;
  private static final int CONNECTIONS = 256;

  @Test
  void exactlyTheFirstHundredToArriveGetAUnitAndAllOthersAreToldSoldOut() throws Exception {
    try (TestStore store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      Product product = store.liveProduct(UNITS);
      long firstArrival = store.store().webServices().holds().arrive().number();

      Map<Integer, Answer> answers = sendCrowd(store.port(), product.id());

      List<Integer> winners =
          answers.entrySet().stream()
              .filter(answer -> answer.getValue().status() == 201)
              .map(Map.Entry::getKey)
              .toList();
      assertThat(winners).hasSize(UNITS).allMatch(sent -> sent < 400);
      assertThat(answers.values())
          .filteredOn(answer -> answer.status() != 201)
          .hasSize(BUYERS - UNITS)
          .allMatch(answer -> answer.status() == 409 && answer.body().contains("\"sold_out\""));
      // Inside: the arrivals of the orders are the first hundred, without a gap.
      assertThat(store.number("SELECT count(*) FROM orders")).isEqualTo(UNITS);
      assertThat(store.number("SELECT min(arrival) FROM orders")).isEqualTo(firstArrival + 1);
      assertThat(store.number("SELECT max(arrival) FROM orders")).isEqualTo(firstArrival + UNITS);
      assertThat(store.number("SELECT available FROM products")).isZero();
    }
  }

  /** The answer to each buyer, by the order in which the requests were sent, from 0. */
  private static Map<Integer, Answer> sendCrowd(int port, int productId) throws Exception {
    Map<Integer, Answer> answers = new ConcurrentHashMap<>();
    AtomicInteger sent = new AtomicInteger();
    CountDownLatch connected = new CountDownLatch(CONNECTIONS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> buyers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        buyers.add(
            threads.submit(
                () -> {
                  try (var client = new KeepAliveClient(port)) {
                    connected.countDown();
                    connected.await();
                    for (int n = sent.getAndIncrement(); n < BUYERS; n = sent.getAndIncrement()) {
                      String body =
                          "{\"productId\":%d,\"email\":\"buyer%d@example.com\",\"qty\":1}"
                              .formatted(productId, n);
                      answers.put(n, client.post("/api/holds", body));
                    }
                    return null;
                  }
                }));
      }
      for (Future<?> buyer : buyers) {
        buyer.get();
      }
    }
    return answers;
  }
}
