package io.flashsale.files;

import io.flashsale.files.DayReport.Line;
import io.flashsale.files.DayReport.Quarter;
import io.flashsale.files.ExportRepository.Units;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/**
 * Reads the report of a day from the product rows and the day's minutes: never from orders or
 * events, however many there are.
 */
public final class DayReports {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final long[] NOTHING = new long[5];

  private final Database database;
  private final ProductRepository products;
  private final StoreClock clock;
  private final Currency currency;
  private final ExportRepository rows = new ExportRepository();

  public DayReports(
      Database database, ProductRepository products, StoreClock clock, Currency currency) {
    this.database = database;
    this.products = products;
    this.clock = clock;
    this.currency = currency;
  }

  /** The day that it is now in a zone, by the database's clock. */
  public LocalDate today(ZoneId zone) {
    return database.call(clock::now).atZone(zone).toLocalDate();
  }

  /** The report of a day in a zone. */
  public DayReport read(LocalDate day, ZoneId zone) {
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    return database.call(
        session -> {
          Map<Integer, long[]> sold = new HashMap<>();
          Map<Integer, long[]> refused = new HashMap<>();
          rows.sold(session, from, to, sold::put);
          rows.refused(session, from, to, refused::put);
          List<Line> lines =
              products.all(session).stream()
                  .filter(product -> !product.rehearsal())
                  .filter(
                      product ->
                          sold.containsKey(product.id())
                              || refused.containsKey(product.id())
                              || wasOnSale(product, from, to))
                  .map(
                      product ->
                          line(
                              product,
                              sold.getOrDefault(product.id(), NOTHING),
                              refused.getOrDefault(product.id(), NOTHING)))
                  .toList();
          return new DayReport(
              day, zone, clock.now(session), currency, lines, quarters(session, from, to));
        });
  }

  private static boolean wasOnSale(Product product, Instant from, Instant to) {
    return product.window().startsAt().isBefore(to) && product.window().endsAt().isAfter(from);
  }

  private static Line line(Product product, long[] sold, long[] refused) {
    return new Line(
        product.id(),
        product.name(),
        product.stock().total(),
        product.stock().available(),
        sold[0],
        sold[1],
        sold[2],
        refused[0],
        refused[1],
        sold[3],
        sold[4]);
  }

  private List<Quarter> quarters(StatelessSession session, Instant from, Instant to) {
    List<Units> units = rows.day(session, from, to);
    List<Quarter> quarters = new ArrayList<>();
    for (Instant start = from; start.isBefore(to); start = start.plus(QUARTER)) {
      Instant first = start;
      Instant end = start.plus(QUARTER);
      List<Units> inside =
          units.stream()
              .filter(u -> !u.minute().isBefore(first) && u.minute().isBefore(end))
              .toList();
      quarters.add(
          new Quarter(
              start,
              inside.stream().mapToLong(Units::sold).sum(),
              inside.stream().mapToLong(Units::expired).sum()));
    }
    return quarters;
  }
}
