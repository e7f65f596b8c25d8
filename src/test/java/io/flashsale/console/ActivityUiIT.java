package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ActivityUiIT extends StoreUi {
  private Product product;

  @Override
  String page() {
    return "activity";
  }

  @Override
  void fill() {
    product = store.liveProduct(100);
    for (int i = 0; i < 8; i++) {
      order("early%d@example.com".formatted(i));
    }
  }

  private String order(String email) {
    return store.http().hold(product.id(), email, 1).json().path("orderId").asString();
  }

  @Test
  void tells_what_happens_and_leads_to_the_order() throws Exception {
    eventually(() -> console.rows("#table") >= 9);
    String order = order("now@example.com");
    store.http().post("/api/orders/" + order + "/confirm", null);
    eventually(() -> console.texts("#table .event-kind").contains("Confirmed"));
    resize(1400, 900);
    keepLightAndDark("activity");
    console.selectRow("#table", 0);
    console.press(KeyCode.CONTROL, KeyCode.O);
    eventually(() -> console.isShown("#detail"));
    eventually(() -> console.text("#id").equals(order));
  }

  @Test
  void a_pause_keeps_what_is_shown_until_it_goes_on() {
    eventually(() -> console.rows("#table") >= 9);
    console.click("#pause");
    int before = console.rows("#table");
    order("later@example.com");
    order("evenlater@example.com");
    assertThat(console.rows("#table")).isEqualTo(before);
    console.click("#pause");
    eventually(() -> console.rows("#table") == before + 2);
  }

  @Test
  void shows_one_kind_only() {
    eventually(() -> console.rows("#table") >= 9);
    console.choose("#kind", "Stock changed");
    eventually(() -> console.rows("#table") == 1);
    console.fill("#search", "zebra");
    eventually(() -> console.isShown("#noMatch"));
    console.click("Show all events");
    eventually(() -> console.rows("#table") >= 9);
  }
}
