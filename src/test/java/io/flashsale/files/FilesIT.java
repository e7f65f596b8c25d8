package io.flashsale.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.audit.LedgerExport;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.SaleWindow;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Files of a store that has sold, written and opened again. */
class FilesIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  private static final Follower UNWATCHED = follower(false);
  private static final SettableClock CLOCK = new SettableClock();
  private static final String FORMULA = "=HYPERLINK(\"http://x\")<b>";

  @TempDir private static Path folder;
  private static TestStore store;
  private static HttpApi http;
  private static Product lamp;
  private static Product trick;
  private static CsvExports exports;
  private static DayReports reports;

  private static Follower follower(boolean cancelled) {
    return new Follower() {
      @Override
      public void tell(long done, long of) {
        assertThat(of == 0 || done <= of).isTrue();
      }

      @Override
      public boolean cancelled() {
        return cancelled;
      }
    };
  }

  @BeforeAll
  static void sell() {
    store = TestStore.open(CLOCK, "HOLDS_PER_EMAIL", "2", "HOLDS_PER_IP", "0");
    http = store.http();
    lamp = product("Lamp", 4_999, 10);
    trick = product(FORMULA, 100, 5);
    String first = hold(lamp, "a@example.com", 3);
    String second = hold(lamp, "=cmd@example.com", 2);
    var _ = hold(lamp, "c@example.com", 1);
    confirm(first);
    confirm(second);
    assertThat(http.hold(lamp.id(), "late@example.com", 5).code()).isEqualTo("sold_out");
    CLOCK.advance(Duration.ofSeconds(121));
    var _ = store.store().webServices().holds().releaseDue(lamp.id());
    Answer back =
        http.post(
            "/api/admin/orders/" + second + "/return",
            "{\"reason\":\"-broken\"}",
            HttpApi.asAdmin());
    assertThat(back.status()).isEqualTo(200);
    assertThat(http.hold(lamp.id(), "a@example.com", 1).status()).isEqualTo(201);
    assertThat(http.hold(lamp.id(), "a@example.com", 1).status()).isEqualTo(429);
    var services = store.store().webServices();
    exports =
        new CsvExports(
            store.database(),
            services.catalog(),
            new LedgerExport(store.database(), new LedgerRepository()));
    reports =
        new DayReports(
            store.database(), new ProductRepository(), CLOCK, Currency.getInstance("INR"));
    // The refusals are added up every second; a report is of what was added up.
    store.store().refusals().flush();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static Product product(String name, long price, int stock) {
    Instant now = CLOCK.now();
    SaleWindow window = new SaleWindow(now.minusSeconds(60), now.plus(Duration.ofHours(1)));
    return store
        .store()
        .webServices()
        .products()
        .create(
            new NewProduct(
                new ProductDetails(name, "", price, window, 5),
                stock,
                OpeningMode.FIRST_COME,
                false));
  }

  private static String hold(Product product, String email, int qty) {
    Answer held = http.hold(product.id(), email, qty);
    assertThat(held.status()).as(held.json().toString()).isEqualTo(201);
    return held.json().path("orderId").asString();
  }

  private static void confirm(String order) {
    assertThat(http.post("/api/orders/" + order + "/confirm", null).status()).isEqualTo(200);
  }

  private static List<CSVRecord> saved(String name, WholeFile.Content content) throws IOException {
    Path file = folder.resolve(name);
    WholeFile.write(file, content);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(file)) {
      return format.parse(reader).getRecords();
    }
  }

  @Test
  void theOrdersAreAllThereAndNoneOfTheirTextsIsAFormula() throws IOException {
    List<CSVRecord> orders = saved("orders.csv", out -> exports.orders(out, UNWATCHED));

    assertThat(orders).hasSize(4);
    assertThat(orders.stream().map(row -> row.get("status")))
        .containsExactlyInAnyOrder("confirmed", "returned", "expired", "pending");
    assertThat(orders.stream().map(row -> row.get("email"))).contains("'=cmd@example.com");
    assertThat(orders.getFirst().get("unit_price_minor")).isEqualTo("4999");
    assertThat(orders.getFirst().get("created_at")).startsWith("20").endsWith("Z");
  }

  @Test
  void theLedgersAreAllThereWithTheirHashes() throws IOException {
    List<CSVRecord> events = saved("ledger.csv", out -> exports.ledger(out, UNWATCHED));

    long written = store.number("SELECT count(*) FROM inventory_events");
    assertThat(events).hasSize((int) written);
    CSVRecord returned =
        events.stream()
            .filter(e -> e.get("type").equals("order_returned"))
            .findFirst()
            .orElseThrow();
    assertThat(returned.get("reason")).isEqualTo("'-broken");
    assertThat(returned.get("delta")).isEqualTo("2");
    assertThat(events.stream().map(e -> e.get("delta"))).contains("-3");
    assertThat(returned.get("hash")).matches("[0-9a-f]{64}");
    assertThat(events.stream().map(e -> e.get("product"))).contains("'" + FORMULA);
  }

  @Test
  void theFiguresAddUpToWhatWasSoldAndRefused() throws IOException {
    List<CSVRecord> minutes = saved("metrics.csv", out -> exports.metrics(out, UNWATCHED));

    assertThat(sum(minutes, "sold")).isEqualTo(5);
    assertThat(sum(minutes, "expired")).isEqualTo(1);
    assertThat(sum(minutes, "returned")).isEqualTo(2);
    assertThat(sum(minutes, "revenue_minor")).isEqualTo(5 * 4_999);
    assertThat(sum(minutes, "refunded_minor")).isEqualTo(2 * 4_999);
    assertThat(sum(minutes, "refused_sold_out")).isEqualTo(1);
    assertThat(sum(minutes, "refused_throttled")).isEqualTo(1);
  }

  private static long sum(List<CSVRecord> rows, String column) {
    return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
  }

  @Test
  void theReportOfTheDayIsTheSameInBothFormsAndOpensAgain() throws IOException {
    LocalDate today = reports.today(ZONE);
    DayReport report = reports.read(today, ZONE);
    DayReport.Line line =
        report.products().stream()
            .filter(p -> p.productId() == lamp.id())
            .findFirst()
            .orElseThrow();
    assertThat(line.sold()).isEqualTo(5);
    assertThat(line.net()).isEqualTo(3 * 4_999);
    assertThat(line.refused()).isEqualTo(2);
    assertThat(report.quarters()).hasSize(96);
    DayFiles files = new DayFiles(report, Locale.US);
    Path html = folder.resolve("day.html");
    Path pdf = folder.resolve("day.pdf");

    WholeFile.write(html, files::html);
    WholeFile.write(pdf, files::pdf);

    String page = Files.readString(html);
    assertThat(page).contains("₹149.97").contains("&lt;b&gt;").doesNotContain("<b>");
    String text = pdfText(pdf);
    assertThat(text).contains("Lamp").contains("149.97").contains("All products");
  }

  private static String pdfText(Path pdf) throws IOException {
    try (PdfReader reader = new PdfReader(Files.readAllBytes(pdf))) {
      return new PdfTextExtractor(reader).getTextFromPage(1);
    }
  }

  @Test
  void theChartOpensAgainAsPictureAndAsPdf() throws IOException {
    DayFiles files = new DayFiles(reports.read(reports.today(ZONE), ZONE), Locale.US);
    Path png = folder.resolve("chart.png");
    Path pdf = folder.resolve("chart.pdf");

    WholeFile.write(png, files::chartPng);
    WholeFile.write(pdf, files::chartPdf);

    BufferedImage picture = ImageIO.read(png.toFile());
    assertThat(picture.getWidth()).isEqualTo(1_600);
    try (PdfReader reader = new PdfReader(Files.readAllBytes(pdf))) {
      assertThat(reader.getNumberOfPages()).isEqualTo(1);
    }
    Path target = Files.createDirectories(Path.of("target/pictures"));
    var _ =
        Files.copy(
            png,
            target.resolve("file-chart.png"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    WholeFile.write(target.resolve("file-day.pdf"), files::pdf);
    WholeFile.write(target.resolve("file-day.html"), files::html);
  }

  @Test
  void aDayWithoutSalesIsAReportToo() throws IOException {
    DayReport report = reports.read(LocalDate.of(2001, 1, 1), ZONE);

    assertThat(report.products()).isEmpty();
    Path pdf = folder.resolve("empty.pdf");
    WholeFile.write(pdf, new DayFiles(report, Locale.GERMANY)::pdf);
    assertThat(pdfText(pdf)).contains("2001");
  }

  @Test
  void anExportThatIsGivenUpLeavesTheFileOfBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("before.csv"), "the one of before");

    assertThatThrownBy(() -> WholeFile.write(file, out -> exports.orders(out, follower(true))))
        .isInstanceOf(GivenUp.class);

    assertThat(Files.readString(file)).isEqualTo("the one of before");
  }

  @Test
  void severalProductsAreMadeOrNone() {
    long before = store.number("SELECT count(*) FROM products");
    NewProduct good = new NewProduct(lamp.details(), 1, OpeningMode.FIRST_COME, false);
    NewProduct bad =
        new NewProduct(
            new ProductDetails("x", "", -1, lamp.window(), 1), 1, OpeningMode.FIRST_COME, false);
    var products = store.store().webServices().products();

    assertThatThrownBy(() -> products.createAll(List.of(good, bad)))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.number("SELECT count(*) FROM products")).isEqualTo(before);

    assertThat(products.createAll(List.of(good, good))).hasSize(2);
    assertThat(store.number("SELECT count(*) FROM products")).isEqualTo(before + 2);
  }
}
