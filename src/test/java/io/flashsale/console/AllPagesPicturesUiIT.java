package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.PAGES;
import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of every page of a store that sells, from the smallest window to the largest screen. */
@Tag("load")
class AllPagesPicturesUiIT extends StoreUi {
  private Product product;

  @Override
  String page() {
    return "overview";
  }

  @Override
  void fill() throws Exception {
    product = store.liveProduct(500);
    for (int i = 0; i < 5; i++) {
      store.liveProduct(40 * (i + 1));
    }
    for (int i = 0; i < 40; i++) {
      var held = store.http().hold(product.id(), "crowd%d@example.com".formatted(i), 1 + i % 3);
      if (i % 3 != 0) {
        store
            .http()
            .post("/api/orders/%s/confirm".formatted(held.json().path("orderId").asString()), null);
      }
    }
  }

  @Test
  void every_page_from_the_smallest_window_to_the_largest() throws Exception {
    resize(1000, 650);
    for (String page : PAGES) {
      console.open(page);
      choose(page);
      keepLightAndDark("all-%s-1000x650".formatted(page));
      assertThat(Pictures.keep(stage.getScene(), "all-%s-1000x650-at-200".formatted(page), 2))
          .isNotEmptyFile();
    }
    // Once: the toolkit's painter may still have a frame of the size before under way.
    resize(3840, 2160);
    for (String page : PAGES) {
      console.open(page);
      assertThat(Pictures.keep(stage.getScene(), "all-%s-4k".formatted(page))).isNotEmptyFile();
    }
    resize(1000, 650);
    console.press(KeyCode.F1);
    Pictures.keep(stage.getScene(), "all-keys-1000x650");
  }

  private void choose(String page) {
    switch (page) {
      case "overview" -> eventually(() -> !console.text("#holds .figure-value").equals("–"));
      case "products" -> {
        eventually(() -> console.cells(".product-list") >= 6);
        console.click(".product-list .product-cell");
        eventually(() -> console.isShown("#stockCard"));
      }
      case "orders" -> {
        eventually(() -> console.rows("#table") == 40);
        console.selectRow("#table", 1);
        eventually(() -> console.texts("#history .label").size() >= 2);
      }
      case "activity" -> eventually(() -> console.rows("#table") >= 40);
      case "rehearsal" -> {
        console.fire("#start");
        eventually(() -> console.isShown("#report"));
      }
      default -> {
        // What the others show is there by itself.
      }
    }
  }
}
