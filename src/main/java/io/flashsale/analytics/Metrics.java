package io.flashsale.analytics;

import io.flashsale.analytics.MetricsReport.Bucket;
import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.analytics.SaleMinutesRepository.Minute;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's figures.
 *
 * <p>What rehearsals sell is no sale, so it is in none of them. A reading takes the product rows,
 * 60 minute rows a product and the refusal rows: it never counts orders or events, however many
 * there are.
 */
public final class Metrics {
  private final Database database;
  private final ProductRepository products;
  private final SaleMinutesRepository minutes;
  private final RefusalRepository refusalRepository;
  private final Refusals refusals;
  private final StoreClock clock;

  public Metrics(
      Database database,
      ProductRepository products,
      SaleMinutesRepository minutes,
      RefusalRepository refusalRepository,
      Refusals refusals,
      StoreClock clock) {
    this.database = database;
    this.products = products;
    this.minutes = minutes;
    this.refusalRepository = refusalRepository;
    this.refusals = refusals;
    this.clock = clock;
  }

  public MetricsReport read() {
    return database.call(
        session -> {
          Instant now = clock.now(session);
          List<Product> all =
              products.all(session).stream()
                  .filter(product -> !product.rehearsal() && !product.removed())
                  .toList();
          Refusals.Total refused = refusalRepository.sum(session);
          Refusals.Total unflushed = refusals.unflushed();
          return new MetricsReport(
              now,
              sum(all, product -> product.tally().holdsCreated()),
              sum(all, product -> product.tally().expired()),
              sum(all, product -> product.tally().confirmed()),
              refused.soldOut() + unflushed.soldOut(),
              refused.throttled() + unflushed.throttled(),
              all.stream().map(p -> new ProductFigures(p, p.window().at(now))).toList(),
              chart(
                  ChartSpan.HOUR,
                  now,
                  minutes.since(session, firstBucket(ChartSpan.HOUR, now), null)));
        });
  }

  /**
   * Units sold and expired over a stretch of time, oldest bucket first, empty ones included.
   *
   * @param productId of which product, or null for all but rehearsals
   */
  public List<Bucket> chart(ChartSpan span, @Nullable Integer productId) {
    return database.call(
        session -> {
          Instant now = clock.now(session);
          return chart(span, now, minutes.since(session, firstBucket(span, now), productId));
        });
  }

  private static long sum(List<Product> products, ToLongFunction<Product> figure) {
    return products.stream().mapToLong(figure).sum();
  }

  private static Instant firstBucket(ChartSpan span, Instant now) {
    long bucket = span.bucket().toSeconds();
    long current = Math.floorDiv(now.getEpochSecond(), bucket) * bucket;
    return Instant.ofEpochSecond(current - (span.buckets() - 1) * bucket);
  }

  static List<Bucket> chart(ChartSpan span, Instant now, List<Minute> minutes) {
    Instant first = firstBucket(span, now);
    List<Bucket> chart = new ArrayList<>();
    for (int i = 0; i < span.buckets(); i++) {
      Instant start = first.plus(span.bucket().multipliedBy(i));
      Instant end = start.plus(span.bucket());
      List<Minute> inside =
          minutes.stream()
              .filter(m -> !m.minute().isBefore(start) && m.minute().isBefore(end))
              .toList();
      chart.add(
          new Bucket(
              start,
              inside.stream().mapToLong(Minute::sold).sum(),
              inside.stream().mapToLong(Minute::expired).sum()));
    }
    return List.copyOf(chart);
  }
}
