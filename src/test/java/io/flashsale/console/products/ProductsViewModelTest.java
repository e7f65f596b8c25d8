package io.flashsale.console.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeDesk;
import io.flashsale.console.FakeStore;
import io.flashsale.console.live.Reading;
import io.flashsale.console.message.Message;
import io.flashsale.console.products.ProductDesk.ProductList;
import io.flashsale.inventory.Outcome;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import io.flashsale.product.SaleState;
import io.flashsale.product.SaleWindow;
import io.flashsale.product.Stock;
import io.flashsale.product.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductsViewModelTest {
  private static final SaleWindow WINDOW =
      new SaleWindow(FakeStore.NOW, FakeStore.NOW.plusSeconds(3_600));
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final ScriptedProducts store = new ScriptedProducts();
  private final FakeDesk desk = new FakeDesk(new FakeStore(), Duration.ofHours(1));
  private final ProductsViewModel page =
      desk.ask(() -> new ProductsViewModel(store, desk.tools().work(), FakeDesk.formats()));
  @TempDir private Path folder;

  @BeforeEach
  void read() {
    store.products.put(1, lamp(20, 5, 7, 8));
    show();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static Product lamp(int total, int available, int held, int sold) {
    return ProductFixtures.product(1, "Lamp", 4_999, 20, WINDOW)
        .moved(new Stock(total, available, held, sold), Tally.NONE, LedgerHead.empty());
  }

  private void show() {
    desk.run(
        () ->
            page.accept(
                new Reading.Fresh<>(
                    new ProductList(FakeStore.NOW, List.copyOf(store.products.values())))));
  }

  private void open() {
    desk.run(() -> page.select(page.entries().all().getFirst()));
  }

  private String said() {
    return desk.ask(
        () -> {
          Message message = page.messages().messageProperty().get();
          return message == null ? "" : message.sentence();
        });
  }

  private void untilSaid(String beginning) {
    desk.until(() -> said(page).startsWith(beginning));
  }

  private static String said(ProductsViewModel page) {
    Message message = page.messages().messageProperty().get();
    return message == null ? "" : message.sentence();
  }

  private void undo() {
    desk.run(() -> page.messages().messageProperty().get().action().run().run());
  }

  private void type(Field<?> field, String text) {
    desk.run(() -> field.textProperty().set(text));
  }

  @Test
  void says_what_a_cut_would_mean_before_it_is_made() {
    open();
    type(page.stock().target(), "10");
    assertThat(desk.ask(() -> page.stock().meaningProperty().get()))
        .startsWith("5 units of the available go at once. 5 units of 7 held go");
    type(page.stock().target(), "x");
    assertThat(desk.ask(() -> page.stock().meaningProperty().get())).startsWith("A whole number");
    desk.run(page.stock()::set);
    assertThat(store.asked).isEmpty();
  }

  @Test
  void a_stock_that_was_set_is_undone() {
    open();
    store.stock = total -> new StockOutcome.Adjusted(lamp(total, total - 15, 7, 8));
    type(page.stock().target(), "15");
    desk.run(page.stock()::set);
    untilSaid("“Lamp” has 15 units");
    undo();
    untilSaid("“Lamp” has 20 units");
    assertThat(store.asked).containsExactly("stock 15", "stock 20");
  }

  @Test
  void a_stock_that_could_not_be_set_says_so_and_keeps_what_was_typed() {
    open();
    store.stock = total -> new Outcome.Unavailable();
    type(page.stock().target(), "15");
    desk.run(page.stock()::set);
    untilSaid("The stock could not be set just now");
    assertThat(page.stock().target().textProperty().get()).isEqualTo("15");
  }

  @Test
  void what_is_typed_stays_while_the_product_sells() {
    open();
    type(page.form().name, "Another lamp");
    type(page.stock().target(), "15");
    store.products.put(1, lamp(20, 4, 8, 8));
    show();
    assertThat(page.form().name.textProperty().get()).isEqualTo("Another lamp");
    assertThat(page.stock().target().textProperty().get()).isEqualTo("15");
    desk.run(page::discard);
    assertThat(page.form().name.textProperty().get()).isEqualTo("Lamp");
    assertThat(page.stock().target().textProperty().get()).isEqualTo("20");
  }

  @Test
  void a_product_that_is_made_is_shown_and_taken_back() {
    desk.run(page::beginNew);
    desk.run(page::save);
    assertThat(store.asked).isEmpty();
    type(page.form().name, "Bicycle");
    type(page.form().price, "12.50");
    desk.run(page::save);
    untilSaid("“Bicycle” is made");
    desk.until(() -> page.selectedProperty().get() != null);
    assertThat(store.asked).containsExactly("create Bicycle");
    undo();
    untilSaid("“Bicycle” is deleted");
    assertThat(store.asked).endsWith("remove 2");
    undo();
    untilSaid("“Bicycle” is back");
  }

  @Test
  void a_copy_is_another_product_with_another_time() {
    open();
    desk.run(page::beginCopy);
    assertThat(page.form().name.textProperty().get()).isEqualTo("Lamp (copy)");
    assertThat(page.form().freshProperty().get()).isTrue();
    assertThat(desk.ask(() -> page.selectedProperty().get())).isNull();
  }

  @Test
  void a_change_is_undone_and_one_of_a_product_that_is_gone_is_said() {
    open();
    type(page.form().name, "Another lamp");
    desk.run(page::save);
    untilSaid("“Another lamp” is changed");
    undo();
    untilSaid("“Lamp” is as it was");
    store.products.clear();
    store.keepsProducts = false;
    type(page.form().name, "A third");
    desk.run(page::save);
    untilSaid("“Lamp” is no longer there");
    show();
    assertThat(desk.ask(() -> page.editingProperty().get())).isFalse();
  }

  @Test
  void whatever_is_done_to_a_sale_can_be_undone() {
    open();
    desk.run(page.sale()::pause);
    untilSaid("“Lamp” makes a pause");
    undo();
    untilSaid("“Lamp” goes on");
    desk.run(page.sale()::resume);
    untilSaid("“Lamp” goes on");
    undo();
    untilSaid("“Lamp” makes a pause again");
    desk.run(page.sale()::closeNow);
    untilSaid("“Lamp” is closed");
    undo();
    untilSaid("“Lamp” is as it was");
    assertThat(store.asked)
        .containsExactly("Pause[]", "Resume[]", "Resume[]", "Pause[]", "Close[]", "update 1");
  }

  @Test
  void what_cannot_be_done_to_a_sale_is_said() {
    open();
    store.sale = change -> new SaleOutcome.NotNow(SaleState.ENDED);
    desk.run(page.sale()::pause);
    untilSaid("The sale is over");
    store.sale = change -> new SaleOutcome.NotNow(SaleState.UPCOMING);
    desk.run(() -> page.sale().extend(Duration.ofMinutes(5)));
    untilSaid("The sale has not begun");
    store.sale = change -> new SaleOutcome.HasOrders();
    desk.run(page.sale()::openNow);
    untilSaid("Somebody ordered this product");
    store.sale = change -> new SaleOutcome.NotFound();
    desk.run(page.sale()::openNow);
    untilSaid("This product is no longer there");
  }

  @Test
  void a_picture_is_set_and_undone_and_what_is_none_is_said() throws IOException {
    open();
    Path picture = Files.write(folder.resolve("lamp.png"), PNG);
    desk.run(() -> page.picture().set(picture));
    untilSaid("“Lamp” has a new picture");
    undo();
    untilSaid("The picture is as it was");
    assertThat(store.asked).containsExactly("picture image/png", "picture none");
    Path text = Files.writeString(folder.resolve("lamp.txt"), "a lamp");
    desk.run(() -> page.picture().set(text));
    untilSaid("A picture is a PNG");
    desk.run(() -> page.picture().set(folder.resolve("none.png")));
    untilSaid("The file could not be");
  }

  @Test
  void a_store_that_throws_is_said_and_the_page_goes_on() {
    open();
    store.failure = new IllegalStateException("out of order");
    desk.run(page.sale()::pause);
    untilSaid("This did not work for a reason of the store's own: out of order");
    store.failure = null;
    desk.run(page.sale()::pause);
    untilSaid("“Lamp” makes a pause");
  }

  @Test
  void a_store_that_does_not_answer_is_said_until_it_does() {
    desk.run(() -> page.accept(new Reading.Missing<>()));
    assertThat(said()).startsWith("The store does not answer");
    show();
    assertThat(said()).isEmpty();
  }

  @Test
  void only_what_was_typed_is_written() {
    open();
    type(page.form().name, "Another lamp");
    ProductDetails details = desk.ask(() -> page.form().changeTo(store.products.get(1).details()));
    assertThat(details.price()).isEqualTo(4_999);
    assertThat(details.name()).isEqualTo("Another lamp");
    SaleChange pause = new SaleChange.Pause();
    assertThat(store.sale.apply(pause)).isNotNull();
  }
}
