package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import io.flashsale.testing.TestStore;
import org.junit.jupiter.api.Test;

class HoldLifeIT {

  @Test
  void aHoldIsConfirmedAndStaysConfirmed() {
    try (TestStore store = TestStore.open()) {
      Product product = store.liveProduct(10);
      var held = store.http().hold(product.id(), "ann@example.com", 2);
      assertThat(held.status()).isEqualTo(201);
      String order = "/api/orders/" + held.json().path("orderId").asString();
      var first = store.http().post(order + "/confirm", null);
      var again = store.http().post(order + "/confirm", null);
      assertThat(first.status()).isEqualTo(200);
      assertThat(again.json().path("ledger")).isEqualTo(first.json().path("ledger"));
      assertThat(store.number("SELECT sold FROM products")).isEqualTo(2);
    }
  }
}
