package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.WholeStore;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evening of a sale, as the README tells it, through the window of a whole store. */
@Tag("load")
class StoryUiIT extends ConsoleUi {
  private static final String NAME = "Signed print";
  private static final List<Path> SHOWN = new CopyOnWriteArrayList<>();

  @TempDir private static Path home;
  private static WholeStore store;

  StoryUiIT() {
    super(FakeStart.ready());
    start.outcome = () -> store.console(SHOWN::add);
    memory.put("page", "products");
    memory.put("appearance", "LIGHT");
  }

  @BeforeAll
  static void startStore() throws Exception {
    store = new WholeStore(home.resolve("home"));
  }

  @AfterAll
  static void endStore() {
    store.close();
  }

  private static Product print() {
    return store.product(NAME).orElseThrow();
  }

  @Test
  void a_sale_from_the_first_product_to_the_days_report() throws Exception {
    eventually(() -> console.isShown("#makeNew"));
    makesAProductWithADraw();
    rehearsesIt();
    List<String> entries = entersTheDrawByPhone();
    opensTheSale();
    sellsToThoseWhoWereDrawnAndToOthers(entries);
    cutsTheStock();
    closesTheSale();
    handsOutTheReport();
  }

  private void makesAProductWithADraw() throws Exception {
    console.press(KeyCode.CONTROL, KeyCode.N);
    eventually(() -> console.isShown("#name"));
    console.fill("#name", NAME);
    console.fill("#price", "1499");
    console.fill("#stock", "12");
    console.fire("#draw");
    // The usual start is the next full hour, which may come before the sale is opened by hand.
    LocalDate later = LocalDate.now(ZoneId.systemDefault()).plusDays(2);
    console.chooseDay("#ends", later);
    console.chooseDay("#starts", later.minusDays(1));
    Pictures.keep(stage.getScene(), "story-1-make");
    console.press(KeyCode.CONTROL, KeyCode.S);
    eventually(() -> store.product(NAME).isPresent());
    assertThat(print().opening()).isEqualTo(OpeningMode.DRAW);
    eventually(() -> console.isShown("#openNow"));
  }

  private void rehearsesIt() throws Exception {
    console.open("rehearsal");
    console.set("#buyers", "60");
    console.set("#connections", "8");
    console.choose("#line", "All enter a draw");
    console.set("#stock", "12");
    console.press(KeyCode.CONTROL, KeyCode.ENTER);
    console.untilShown("#report");
    assertThat(console.text(".message-sentence")).contains("found nothing wrong");
    Pictures.keep(stage.getScene(), "story-2-rehearse");
    assertThat(print().tally().holdsCreated()).isZero();
  }

  private static List<String> entersTheDrawByPhone() {
    HttpApi phone = store.http();
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var answer = phone.join(print().id(), "drawn%d@example.com".formatted(i), 1);
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
      entries.add(answer.json().path("entryId").asString());
    }
    return entries;
  }

  private void opensTheSale() {
    console.open("products");
    console.fill("#search", NAME);
    eventually(() -> console.cells(".product-list") == 1);
    console.click(".product-list .product-cell");
    eventually(() -> console.isShown("#openNow"));
    console.fire("#openNow");
    eventually(() -> console.isShown("#closeNow"));
    assertThat(print().window().startsAt()).isBeforeOrEqualTo(Instant.now());
  }

  private void sellsToThoseWhoWereDrawnAndToOthers(List<String> entries) throws Exception {
    HttpApi phone = store.http();
    for (String entry : entries) {
      eventually(() -> !orderOf(phone, entry).isEmpty());
      confirm(phone, orderOf(phone, entry));
    }
    var other = phone.hold(print().id(), "other@example.com", 1);
    assertThat(other.status()).isEqualTo(201);
    confirm(phone, other.json().path("orderId").asString());
    eventually(() -> console.text("#sold").equals("4"));
    console.open("line");
    eventually(() -> console.isShown("#taken"));
    Pictures.keep(stage.getScene(), "story-3-line");
    console.open("products");
  }

  private static String orderOf(HttpApi phone, String entry) {
    return phone.get("/api/waitlist/" + entry).json().path("orderId").asString("");
  }

  private static void confirm(HttpApi phone, String order) {
    assertThat(phone.post("/api/orders/%s/confirm".formatted(order), null).status()).isEqualTo(200);
  }

  private void cutsTheStock() throws Exception {
    console.set("#target", "6");
    eventually(() -> console.text("#meaning").contains("6 units of the available go at once"));
    console.fire("#setStock");
    eventually(() -> print().targetStock() == 6);
    Pictures.keep(stage.getScene(), "story-4-cut");
  }

  private void closesTheSale() {
    console.fire("#closeNow");
    eventually(() -> !print().window().endsAt().isAfter(Instant.now()));
    assertThat(store.http().hold(print().id(), "late@example.com", 1).code())
        .isEqualTo("sale_not_active");
    assertThat(print().stock().sold()).isEqualTo(4);
  }

  private void handsOutTheReport() throws Exception {
    console.open("files");
    eventually(() -> !console.node("#print").isDisabled());
    console.press(KeyCode.CONTROL, KeyCode.P);
    eventually(() -> !SHOWN.isEmpty());
    Path report = SHOWN.getFirst();
    assertThat(Files.readString(report, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    eventually(() -> console.text(".message-sentence").startsWith("The report is open"));
    Pictures.keep(stage.getScene(), "story-5-report");
    Files.delete(report);
    Files.delete(report.getParent());
  }
}
