package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages over a store that is slow or throws. */
class IllBehavedPagesUiIT extends ConsoleUi {

  IllBehavedPagesUiIT() {
    super(FakeStart.ready());
  }

  @BeforeEach
  void open() {
    console.waitUntilOpen();
  }

  @Test
  void products_that_cannot_be_read_or_changed_are_said_to_be_so() {
    console.click("#nav-products");
    eventually(() -> console.cells(".product-list") == 5);
    console.click("Old Model Laptop");
    eventually(() -> console.isShown("#openNow"));
    console.fill("#target", "3");
    console.click("#setStock");
    eventually(() -> console.isShown(".message-sentence"));
    assertThat(console.text(".message-sentence")).startsWith("The stock could not be set");
    start.store.metrics =
        () -> {
          throw new IllegalStateException("connection refused");
        };
    eventually(() -> console.text(".message-sentence").startsWith("The store does not answer"));
    assertThat(console.text("#target")).isEqualTo("3");
    start.store.metrics = () -> FakeStore.report(FakeStore.demoProducts());
    eventually(() -> !console.isShown(".message-sentence"));
  }

  @Test
  void a_search_that_hangs_is_given_up_and_the_page_goes_on() {
    CountDownLatch goOn = new CountDownLatch(1);
    start.store.orders.before = () -> FakeStart.await(goOn);
    try {
      console.click("#nav-orders");
      eventually(() -> console.isShown("#working"));
      console.click("Stop looking");
      eventually(() -> !console.isShown("#working"));
      console.fill("#search", "nobody");
      console.press(KeyCode.ENTER);
      eventually(() -> console.isShown(".message-sentence"));
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void orders_that_cannot_be_read_are_said_to_be_so() {
    start.store.orders.before =
        () -> {
          throw new IllegalStateException("connection refused");
        };
    console.click("#nav-orders");
    eventually(() -> console.isShown(".message-sentence"));
    assertThat(console.text(".message-sentence")).contains("Try again");
    start.store.orders.before = () -> {};
    console.press(KeyCode.CONTROL, KeyCode.R);
    eventually(() -> console.isShown("#noOrders"));
  }
}
