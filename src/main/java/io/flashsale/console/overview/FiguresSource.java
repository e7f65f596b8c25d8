package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.Bucket;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the figures together with the chart that is asked for; it may block and throw. */
final class FiguresSource {

  /**
   * What the chart is to show.
   *
   * @param productId of which product, or null for all
   */
  record ChartQuestion(SpanChoice span, @Nullable Integer productId) {}

  /**
   * What was read at one time.
   *
   * @param question what the buckets answer
   */
  record Figures(MetricsReport report, ChartQuestion question, List<Bucket> buckets) {

    Figures {
      buckets = List.copyOf(buckets);
    }
  }

  private final Supplier<MetricsReport> metrics;
  private final ChartSource chart;
  private final Supplier<ChartQuestion> question;

  FiguresSource(
      Supplier<MetricsReport> metrics, ChartSource chart, Supplier<ChartQuestion> question) {
    this.metrics = metrics;
    this.chart = chart;
    this.question = question;
  }

  Figures read() {
    ChartQuestion asked = question.get();
    MetricsReport report = metrics.get();
    // The figures bring the last hour of all products along.
    boolean has = asked.span() == SpanChoice.HOUR && asked.productId() == null;
    return new Figures(
        report, asked, has ? report.chart() : chart.read(asked.span().span(), asked.productId()));
  }
}
