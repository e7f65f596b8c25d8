package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What of the figures wants somebody to look, in words. */
final class Alerts {
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final int MOST = 4;

  private Alerts() {}

  /** The sentences, the most urgent first; some at most, so that they are read. */
  static List<String> of(MetricsReport report) {
    List<String> paused = new ArrayList<>();
    List<String> soldOut = new ArrayList<>();
    List<String> draining = new ArrayList<>();
    List<String> soon = new ArrayList<>();
    for (ProductFigures figures : report.products()) {
      Product product = figures.product();
      if (figures.state() == SaleState.LIVE) {
        if (product.paused()) {
          paused.add("“%s” makes a pause".formatted(product.name()));
        } else if (product.stock().available() == 0 && product.stock().held() == 0) {
          soldOut.add("“%s” is sold out".formatted(product.name()));
        }
        Duration left = Duration.between(report.at(), product.window().endsAt());
        if (left.compareTo(SOON) < 0) {
          soon.add("“%s” ends within %d min".formatted(product.name(), left.toMinutes() + 1));
        }
      } else if (figures.state() == SaleState.UPCOMING) {
        Duration left = Duration.between(report.at(), product.window().startsAt());
        if (left.compareTo(SOON) < 0) {
          soon.add("“%s” opens within %d min".formatted(product.name(), left.toMinutes() + 1));
        }
      }
      if (product.drain() > 0) {
        draining.add("%d of “%s” are still to go".formatted(product.drain(), product.name()));
      }
    }
    List<String> all = new ArrayList<>(paused);
    all.addAll(soon);
    all.addAll(soldOut);
    all.addAll(draining);
    if (all.size() <= MOST) {
      return List.copyOf(all);
    }
    List<String> shown = new ArrayList<>(all.subList(0, MOST));
    shown.add("and %d more".formatted(all.size() - MOST));
    return List.copyOf(shown);
  }
}
