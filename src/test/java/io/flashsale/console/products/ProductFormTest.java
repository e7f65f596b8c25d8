package io.flashsale.console.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.view.Formats;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.SaleWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFormTest {
  private static final Instant NOW = Instant.parse("2026-03-14T15:22:30Z");
  private static final SaleWindow WINDOW =
      new SaleWindow(NOW, Instant.parse("2026-03-14T17:22:30Z"));

  private final ProductForm form = form(Locale.US, "UTC");

  private static ProductForm form(Locale locale, String zone) {
    return new ProductForm(new Formats(locale, ZoneId.of(zone), Currency.getInstance("EUR")));
  }

  private static Product lamp() {
    return ProductFixtures.product(7, "Lamp", 4_999, 10, WINDOW);
  }

  @Test
  void a_new_form_wants_a_name_and_a_price_and_begins_at_the_next_hour() {
    form.loadNew(NOW);
    assertThat(form.validProperty().get()).isFalse();
    assertThat(form.starts.value()).isEqualTo(Instant.parse("2026-03-14T16:00:00Z"));
    form.name.textProperty().set("Lamp");
    form.price.textProperty().set("49.99");
    assertThat(form.validProperty().get()).isTrue();
    form.openingProperty().set(OpeningMode.DRAW);
    var made = form.newProduct();
    assertThat(made.details().price()).isEqualTo(4_999);
    assertThat(made.totalStock()).isEqualTo(100);
    assertThat(made.opening()).isEqualTo(OpeningMode.DRAW);
  }

  @Test
  void what_is_loaded_is_what_it_reads() {
    form.load(lamp());
    assertThat(form.validProperty().get()).isTrue();
    assertThat(form.changedProperty().get()).isFalse();
    assertThat(form.changeTo(lamp().details())).isEqualTo(lamp().details());
  }

  @Test
  void only_what_was_typed_is_changed() {
    form.load(lamp());
    form.name.textProperty().set("Big lamp");
    ProductDetails meanwhile =
        new ProductDetails("Lamp", "Now with a switch", 1, lamp().window(), 2, 9);
    assertThat(form.changeTo(meanwhile))
        .isEqualTo(new ProductDetails("Big lamp", "Now with a switch", 1, lamp().window(), 2, 9));
  }

  @Test
  void nothing_is_no_limit_for_a_customer() {
    form.load(lamp());
    form.maxPerCustomer.textProperty().set("3");
    assertThat(form.changeTo(lamp().details()).maxPerCustomer()).isEqualTo(3);
    form.maxPerCustomer.textProperty().set(" ");
    assertThat(form.changeTo(lamp().details()).maxPerCustomer()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.234", "ten", "1 000", "10000000001", "1e3", "NaN"})
  void what_is_no_price_is_said_to_be_none(String text) {
    form.load(lamp());
    form.price.textProperty().set(text);
    assertThat(form.validProperty().get()).isFalse();
    assertThat(form.price.error()).startsWith("A price is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"en-US; 1,234.5", "de-DE; 1.234,50", "fr-FR; 1234,5"})
  void a_price_is_read_as_the_desktop_writes_it(String locale, String text) {
    ProductForm local = form(Locale.forLanguageTag(locale), "UTC");
    local.load(lamp());
    local.price.textProperty().set(text);
    assertThat(local.price.value()).isEqualTo(123_450);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5", "1000001", "x"})
  void what_is_no_most_per_order_is_said_to_be_none(String text) {
    form.load(lamp());
    form.maxPerOrder.textProperty().set(text);
    assertThat(form.maxPerOrder.error()).isEqualTo("A whole number from 1 to 1,000,000.");
  }

  @Test
  void a_sale_ends_later_than_it_starts() {
    form.load(lamp());
    form.ends.textProperty().set("2026-03-14 15:00");
    assertThat(form.windowErrorProperty().get()).isEqualTo("A sale ends later than it starts.");
    assertThat(form.validProperty().get()).isFalse();
  }

  @Test
  void times_are_of_the_desktops_zone_and_one_that_the_clocks_leave_out_is_none() {
    ProductForm berlin = form(Locale.GERMANY, "Europe/Berlin");
    berlin.load(lamp());
    berlin.starts.textProperty().set("2026-07-01 18:00");
    assertThat(berlin.starts.value()).isEqualTo(Instant.parse("2026-07-01T16:00:00Z"));
    berlin.starts.textProperty().set("2026-03-29 02:30");
    assertThat(berlin.starts.error()).contains("there is none");
    berlin.starts.textProperty().set("2026-02-30 18:00");
    assertThat(berlin.starts.error()).startsWith("A day and a time such as");
  }

  @Test
  void a_copy_is_another_product_of_the_same_kind() {
    form.loadCopy(lamp(), NOW);
    assertThat(form.freshProperty().get()).isTrue();
    assertThat(form.newProduct().details().name()).isEqualTo("Lamp (copy)");
    assertThat(form.newProduct().totalStock()).isEqualTo(10);
  }

  @Test
  void a_form_is_unchanged_after_its_product_was_made_just_as_it_was_typed() {
    form.loadNew(NOW);
    form.name.textProperty().set("Lamp");
    form.price.textProperty().set("49.9");
    form.stock.textProperty().set("10");
    assertThat(form.changedProperty().get()).isTrue();
    form.changedProperty().subscribe(now -> assertThat(now).isNotNull());
    form.load(lamp());
    assertThat(form.changedProperty().get()).isFalse();
  }
}
