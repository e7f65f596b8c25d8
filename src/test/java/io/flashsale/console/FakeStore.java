package io.flashsale.console;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.Bucket;
import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.audit.AuditReport;
import io.flashsale.audit.AuditReport.ProductAudit;
import io.flashsale.audit.Verdict;
import io.flashsale.audit.Violation;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.feed.Feed;
import io.flashsale.health.HealthReport;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.product.Product;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.SaleWindow;
import io.flashsale.product.Stock;
import io.flashsale.product.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;

/** A store that answers whatever a test puts into it. Its parts are set from any thread. */
public final class FakeStore {
  public static final String TOKEN = "k3Vq8nT2xYb7LmPz0RwS5cHd";
  public static final String LAN = "http://192.168.1.23:4000";
  public static final String LOCAL = "http://localhost:4000";
  public static final Instant NOW = Instant.parse("2026-03-14T15:22:30Z");

  public volatile Supplier<MetricsReport> metrics = () -> report(demoProducts());
  public volatile Supplier<HealthReport> health = () -> new HealthReport(true, true, true);
  public volatile Supplier<AuditReport> books = () -> balanced(Duration.ofSeconds(2));
  final FakeOrders orders = new FakeOrders();
  public final Feed feed = new Feed();
  public volatile boolean serverAnswers = true;
  public final FakeOffice office = new FakeOffice();

  /** The store as the console gets it. */
  public ConsoleStore store() {
    StoreInfo info =
        new StoreInfo(
            List.of(LAN, "http://10.8.0.5:4000", LOCAL),
            TOKEN,
            Currency.getInstance("INR"),
            "PostgreSQL 18, inside this program",
            "Redis 7, inside this program");
    return new ConsoleStore(
        () -> metrics.get(),
        (span, productId) -> metrics.get().chart(),
        () -> health.get(),
        () -> books.get(),
        () -> serverAnswers,
        feed,
        new FakeProducts(() -> metrics.get()),
        orders,
        new FakeActivity(),
        info,
        office.office());
  }

  /** What the check says of books that agreed some time ago. */
  public static AuditReport balanced(Duration ago) {
    return new AuditReport(
        Verdict.BALANCED,
        ago,
        ago,
        List.of(new ProductAudit(1, Verdict.BALANCED, 40, 40, ago)),
        List.of());
  }

  /** What the check says of books that do not agree. */
  public static AuditReport violated(Violation... violations) {
    return new AuditReport(Verdict.VIOLATED, Duration.ZERO, null, List.of(), List.of(violations));
  }

  /** A report over some products, with a chart that goes up. */
  public static MetricsReport report(List<ProductFigures> products) {
    return new MetricsReport(NOW, 4_812, 126, 3_941, 18_204, 377, products, chart());
  }

  /** What a store says that was never sold from. */
  public static MetricsReport nothing() {
    List<Bucket> quiet = chart().stream().map(b -> new Bucket(b.start(), 0, 0)).toList();
    return new MetricsReport(NOW, 0, 0, 0, 0, 0, List.of(), quiet);
  }

  public static List<ProductFigures> demoProducts() {
    List<ProductFigures> products = new ArrayList<>();
    products.add(product(1, "Flash Phone X", 199_990, 50, 38, 5, 6, -60));
    products.add(product(2, "Pro Gaming Mouse", 4_999, 100, 41, 12, 3, -60));
    products.add(product(3, "Noise Cancelling Headphones", 8_999, 75, 75, 0, 11, -60));
    products.add(product(4, "Old Model Laptop", 59_999, 20, 0, 0, 0, 180));
    products.add(product(5, "Mechanical Keyboard", 12_450, 2_500, 2_317, 0, 84, -600));
    return List.copyOf(products);
  }

  /** A product as it was read at {@link #NOW}; its window is two hours long. */
  public static ProductFigures product(
      int id, String name, long price, int total, int sold, int held, long expired, int opensIn) {
    Instant opens = NOW.plus(Duration.ofMinutes(opensIn));
    SaleWindow window = new SaleWindow(opens, opens.plus(Duration.ofHours(2)));
    Product product =
        ProductFixtures.product(id, name, price, total, window)
            .moved(
                new Stock(total, total - sold - held, held, sold),
                new Tally(expired, sold + held + expired, held, sold, expired, 0, 0),
                LedgerHead.empty());
    return new ProductFigures(product, window.at(NOW));
  }

  private static List<Bucket> chart() {
    long[] sold = {12, 18, 25, 64, 143, 188, 171, 149, 132, 108, 96, 41};
    long[] expired = {2, 4, 3, 9, 14, 31, 42, 37, 22, 19, 12, 4};
    Instant first = Instant.parse("2026-03-14T14:25:00Z");
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < sold.length; i++) {
      buckets.add(new Bucket(first.plus(Duration.ofMinutes(5L * i)), sold[i], expired[i]));
    }
    return List.copyOf(buckets);
  }
}
