package io.flashsale.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rows of the table: what is compared with what, and the bound of the ratio. */
public enum RowName {
  PGBENCH(
      "durable holds/s at 256 connections : pgbench, one hold a transaction, 64 clients",
      Bound.LEAST,
      15),
  VALIDATION("the same : POSTs/s refused at validation", Bound.LEAST, 0.40),
  BULK("the same : PostgreSQL alone, 500 holds a transaction", Bound.LEAST, 0.60),
  SPREAD("p99 : p50 of a hold at 256 connections", Bound.MOST, 3),
  SOLD_OUT("sold-out refusals/s : POSTs/s refused at validation", Bound.LEAST, 0.80),
  READS("GET /api/products/live : GET of a static file", Bound.LEAST, 0.90),
  CONFIRMS("confirms/s : holds/s, 256 connections", Bound.LEAST, 1.0),
  PAST_ALONE("p50 of one client's hold, 1,000,000 past events : 1,000", Bound.MOST, 1.2),
  PAST_CROWD("p50 of a hold at 256 connections, 1,000,000 past events : 1,000", Bound.MOST, 1.2),
  PAST_METRICS("p50 of GET /api/admin/metrics, 1,000,000 past events : 1,000", Bound.MOST, 1.2),
  ALONE("p50 of one client's hold : pgbench, one client", Bound.MOST, 4),
  PRODUCTS("holds/s on 8 products, 32 connections each : on one product, 256", Bound.LEAST, 1.0);

  private final String title;
  private final boolean least;
  private final double limit;

  RowName(String title, boolean least, double limit) {
    this.title = title;
    this.least = least;
    this.limit = limit;
  }

  /** What the row compares, in words. */
  public String title() {
    return title;
  }

  /** What the ratio has to keep to. */
  public Bound bound() {
    return new Bound(limit, least);
  }

  /** The name on the command line and in JSON, such as {@code sold-out}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The row of that key, or empty when there is none. */
  public static Optional<RowName> ofKey(String key) {
    return Arrays.stream(values()).filter(row -> row.key().equals(key)).findFirst();
  }
}
