package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ProductsUiIT extends StoreUi {

  @Override
  String page() {
    return "products";
  }

  private Product named(String name) {
    return find(name).orElseThrow();
  }

  private Optional<Product> find(String name) {
    return store.store().catalog().all().stream()
        .filter(product -> product.name().equals(name))
        .findFirst();
  }

  private Product open(Product product) {
    console.click("#search");
    console.clear("#search");
    console.type(String.valueOf(product.id()));
    eventually(() -> console.cells(".product-list") == 1);
    console.click(".product-list .product-cell");
    eventually(() -> console.text("#title").equals(product.name()));
    return product;
  }

  @Test
  void makes_a_product_from_what_is_typed_and_says_what_is_missing() throws Exception {
    console.press(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> console.isShown("#name"));
    assertThat(console.node("#save").isDisabled()).isTrue();
    console.fill("#name", "Folding bicycle");
    console.fill("#price", "x");
    eventually(() -> console.isShown(".field-error"));
    keepLightAndDark("products-new");
    console.fill("#price", "1234.50");
    console.fill("#stock", "12");
    eventually(() -> !console.node("#save").isDisabled());
    console.press(KeyCode.CONTROL, KeyCode.S);

    eventually(() -> find("Folding bicycle").isPresent());
    Product made = named("Folding bicycle");
    assertThat(made.details().price()).isEqualTo(123_450);
    assertThat(made.stock().total()).isEqualTo(12);
    eventually(() -> console.isShown("#openNow"));
  }

  @Test
  void cuts_the_stock_after_saying_what_it_means_and_undoes_it() throws Exception {
    Product product = open(store.liveProduct(10));
    assertThat(store.http().hold(product.id(), "a@example.com", 4).status()).isEqualTo(201);
    eventually(() -> console.text("#held").equals("4"));
    console.fill("#target", "2");
    eventually(() -> console.text("#meaning").contains("2 units of 4 held go"));
    console.click("#setStock");
    eventually(() -> console.isShown("#drainChip"));
    resize(1400, 900);
    keepLightAndDark("products");
    resize(1000, 650);
    keepLightAndDark("products-small");
    assertThat(product(product).targetStock()).isEqualTo(2);
    console.click(".message-action");
    eventually(() -> product(product).targetStock() == 10);
  }

  private Product product(Product product) {
    return store.store().catalog().find(product.id()).orElseThrow();
  }

  @Test
  void opens_pauses_resumes_and_closes_a_sale() {
    Product product =
        open(
            store.product(
                5,
                Instant.now().plus(Duration.ofHours(1)),
                Instant.now().plus(Duration.ofHours(2))));
    console.click("#openNow");
    eventually(() -> console.isShown("#closeNow"));
    console.click("#pause");
    eventually(() -> console.isShown("#resume"));
    assertThat(store.http().hold(product.id(), "a@example.com", 1).code())
        .isEqualTo("sale_not_active");
    console.click("#resume");
    eventually(() -> console.isShown("#pause"));
    assertThat(store.http().hold(product.id(), "a@example.com", 1).status()).isEqualTo(201);
    console.click("#closeNow");
    eventually(() -> !console.isShown("#closeNow"));
    assertThat(store.http().hold(product.id(), "b@example.com", 1).code())
        .isEqualTo("sale_not_active");
  }

  @Test
  void deletes_a_product_that_nobody_ordered_and_brings_it_back() {
    Product product = open(store.liveProduct(5));
    console.click("#remove");
    eventually(() -> store.store().catalog().find(product.id()).isEmpty());
    console.click(".message-action");
    eventually(() -> store.store().catalog().find(product.id()).isPresent());
    open(product);
    store.http().hold(product.id(), "a@example.com", 1);
    eventually(() -> console.node("#remove").isDisabled());
  }

  @Test
  void changes_the_details_and_undoes_it() {
    Product product = open(store.liveProduct(5));
    console.fill("#name", "Another name");
    console.click("#save");
    eventually(() -> product(product).name().equals("Another name"));
    console.click(".message-action");
    eventually(() -> product(product).name().equals(product.name()));
  }
}
