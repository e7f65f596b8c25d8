package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.audit.Violation;
import io.flashsale.feed.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class OverviewUiIT extends ConsoleUi {

  OverviewUiIT() {
    super(FakeStart.ready());
  }

  @BeforeEach
  void open() {
    console.waitUntilOpen();
  }

  @Test
  void shows_the_five_figures() {
    assertThat(
            List.of("#holds", "#expired", "#confirmed", "#oversell", "#throttled").stream()
                .map(card -> console.text(card + " .figure-value")))
        .containsExactly("4,812", "126", "3,941", "18,204", "377");
  }

  @Test
  void sorts_by_the_header_that_is_clicked() {
    console.sortBy("Sold");
    assertThat(console.products()).startsWith("Old Model Laptop").endsWith("Mechanical Keyboard");
    console.sortBy("Sold");
    assertThat(console.products()).startsWith("Mechanical Keyboard").endsWith("Old Model Laptop");
  }

  @Test
  void keeps_selection_and_order_while_sales_go_on() {
    console.sortBy("Held");
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> console.table().getSelectionModel().select(3));
    String selected = console.products().get(3);

    List<ProductFigures> products = new ArrayList<>(FakeStore.demoProducts());
    products.set(3, FakeStore.product(4, "Old Model Laptop", 59_999, 20, 0, 19, 0, 180));
    start.store.metrics = () -> FakeStore.report(products);

    eventually(() -> console.products().getLast().equals("Old Model Laptop"));
    assertThat(selectedName()).isEqualTo(selected);
  }

  private String selectedName() {
    return WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> console.table().getSelectionModel().getSelectedItem().line().name());
  }

  @Test
  void shows_a_sale_when_the_feed_tells_it() {
    List<ProductFigures> products = new ArrayList<>(FakeStore.demoProducts());
    products.set(0, FakeStore.product(1, "Flash Phone X", 199_990, 50, 39, 4, 6, -60));
    start.store.metrics = () -> FakeStore.report(products);
    start.store.feed.publish(new Change.ProductChanged(1));
    eventually(() -> console.table().getItems().getFirst().line().stock().sold() == 39);
  }

  @Test
  void finds_by_a_part_of_the_name() {
    console.press(KeyCode.CONTROL, KeyCode.F);
    console.type("mouse");
    assertThat(console.products()).containsExactly("Pro Gaming Mouse");
    console.press(KeyCode.ESCAPE);
    assertThat(console.products()).hasSize(5);
  }

  @Test
  void filters_by_state() {
    console.chooseState("Upcoming");
    assertThat(console.products()).containsExactly("Old Model Laptop");
    console.chooseState("Ended");
    assertThat(console.products()).containsExactly("Mechanical Keyboard");
  }

  @Test
  void says_when_nothing_matches_and_shows_all_again() {
    console.click("#search");
    console.type("zebra");
    eventually(() -> console.isShown("#noMatch"));
    console.click("Show all products");
    assertThat(console.products()).hasSize(5);
  }

  @Test
  void says_what_to_do_when_nothing_is_for_sale() {
    start.store.metrics = FakeStore::nothing;
    eventually(() -> console.isShown("#noProducts"));
    assertThat(console.isShown("#noMatch")).isFalse();
    eventually(() -> console.isShown("#noSales"));
  }

  @Test
  void the_light_of_the_books_is_green_and_says_how_long_ago_it_was_looked() {
    eventually(() -> console.text("#books").equals("Ledger balanced, checked 2 s ago"));
    assertThat(console.node("#books").getPseudoClassStates()).anyMatch(is("good"));
  }

  @Test
  void the_light_of_the_books_turns_red_with_the_sentence() {
    start.store.books =
        () ->
            FakeStore.violated(
                new Violation(2, Violation.Kind.COUNTERS, "available is 12, the ledger says 10"));
    eventually(
        () -> console.text("#books").equals("Product 2: available is 12, the ledger says 10"));
    assertThat(console.node("#books").getPseudoClassStates())
        .anyMatch(is("bad"))
        .noneMatch(is("good"));
  }

  private static Predicate<PseudoClass> is(String state) {
    return pseudoClass -> pseudoClass.getPseudoClassName().equals(state);
  }
}
