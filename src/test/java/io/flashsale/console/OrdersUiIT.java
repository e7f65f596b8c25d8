package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class OrdersUiIT extends StoreUi {
  private Product product;
  private String held;
  private String bought;

  @Override
  String page() {
    return "orders";
  }

  @Override
  void fill() {
    product = store.liveProduct(600);
    for (int i = 0; i < 230; i++) {
      order("crowd%d@example.com".formatted(i));
    }
    held = order("held@example.com");
    bought = order("bought@example.com");
    store.http().post("/api/orders/" + bought + "/confirm", null);
  }

  private String order(String email) {
    return store.http().hold(product.id(), email, 2).json().path("orderId").asString();
  }

  private void find(String text) {
    console.fill("#search", text);
    console.press(KeyCode.ENTER);
    eventually(() -> console.rows("#table") == 1);
    console.selectRow("#table", 0);
    eventually(() -> console.isShown("#detail"));
  }

  @Test
  void shows_a_page_and_the_one_before() throws Exception {
    eventually(() -> console.rows("#table") == 200);
    console.selectRow("#table", 0);
    eventually(() -> console.texts("#history .label").size() >= 2);
    resize(1400, 900);
    keepLightAndDark("orders");
    resize(1000, 650);
    eventually(() -> console.columnsFit("#table"));
    keepLightAndDark("orders-small");
    console.click("#older");
    eventually(() -> console.rows("#table") == 32);
    assertThat(console.text("#pageNumber")).isEqualTo("Page 2");
    console.click("#newer");
    eventually(() -> console.rows("#table") == 200);
  }

  @Test
  void cancels_a_hold_for_a_reason_and_tells_its_life() {
    find("held@example.com");
    assertThat(console.node("#cancelHold").isDisabled()).isTrue();
    console.fill("#reason", "asked by phone");
    console.click("#cancelHold");
    eventually(
        () ->
            console.texts("#history .label").contains("Hold given up: cancelled: asked by phone"));
    assertThat(store.http().get("/api/orders/" + held).json().path("status").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void returns_an_order_and_shows_what_came_before() {
    find(bought);
    console.fill("#reason", "broken");
    console.click("#takeBack");
    eventually(() -> console.texts("#history .label").contains("Returned: broken"));
    assertThat(console.texts("#history .label")).contains("Held", "Confirmed");
  }

  @Test
  void says_what_can_be_typed_and_when_nothing_matches() throws Exception {
    console.fill("#search", "bob");
    console.press(KeyCode.ENTER);
    eventually(() -> console.isShown(".message-sentence"));
    console.fill("#search", UUID.randomUUID().toString());
    console.press(KeyCode.ENTER);
    eventually(() -> console.isShown("#noMatch"));
    keepLightAndDark("orders-no-match");
    console.click("Show all orders");
    eventually(() -> console.rows("#table") == 200);
  }
}
