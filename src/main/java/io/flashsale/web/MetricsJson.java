package io.flashsale.web;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.audit.AuditReport;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import java.time.Instant;
import java.util.List;

/** The admin's figures as the API tells them. */
record MetricsJson(
    long totalHoldsCreated,
    long holdsExpired,
    long confirmedOrders,
    long oversellAttemptsBlocked,
    long throttleBlocked,
    List<ProductMetrics> stockPerProduct,
    List<BucketJson> chart,
    AuditJson ledger) {

  /** A product's units, and its orders by status. */
  record ProductMetrics(
      int productId,
      String name,
      int totalStock,
      int liveStock,
      long pending,
      long confirmed,
      long expired,
      String saleStatus) {

    static ProductMetrics of(ProductFigures figures) {
      Product product = figures.product();
      return new ProductMetrics(
          product.id(),
          product.name(),
          product.stock().total(),
          product.stock().available(),
          product.tally().pending(),
          product.tally().confirmed(),
          product.tally().expired(),
          status(figures.state()));
    }

    private static String status(SaleState state) {
      return switch (state) {
        case LIVE -> "LIVE";
        case UPCOMING -> "UPCOMING";
        case ENDED -> "EXPIRED";
      };
    }
  }

  /** Units in five minutes from {@code bucket} on. */
  record BucketJson(Instant bucket, long sold, long expired) {}

  static MetricsJson of(MetricsReport report, AuditReport audit) {
    return new MetricsJson(
        report.holdsCreated(),
        report.holdsExpired(),
        report.confirmedOrders(),
        report.oversellAttemptsBlocked(),
        report.throttleBlocked(),
        report.products().stream().map(ProductMetrics::of).toList(),
        report.chart().stream().map(b -> new BucketJson(b.start(), b.sold(), b.expired())).toList(),
        AuditJson.whole(audit));
  }
}
