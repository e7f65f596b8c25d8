package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport.Bucket;
import io.flashsale.console.theme.ChartColors;
import io.flashsale.console.theme.ChartStyle;
import io.flashsale.console.view.ChartPainter;
import io.flashsale.console.view.Formats;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.RangeType;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * The chart of units sold against units expired, as a pair of bars for each stretch of time. It is
 * used by one thread at a time, and not by the FX thread.
 */
final class SoldExpiredChart {
  /** A pair covers this share of its bucket, the rest is the gap to the next. */
  private static final double COVERED = 0.62;

  private final XYIntervalSeries sold = new XYIntervalSeries("sold", false, false);
  private final XYIntervalSeries expired = new XYIntervalSeries("expired", false, false);
  private final DateAxis time;
  private final ChartStyle style;
  private final JFreeChart chart;

  SoldExpiredChart(Formats formatsOfWindow) {
    Formats formats = formatsOfWindow.another();
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(sold);
    data.addSeries(expired);
    time = new DateAxis(null, TimeZone.getTimeZone(formats.zone()), formats.locale());
    DateFormat timeOfDay = timeOfDay(formats);
    time.setDateFormatOverride(timeOfDay);
    NumberAxis units = new NumberAxis();
    units.setStandardTickUnits(NumberAxis.createIntegerTickUnits(formats.locale()));
    units.setRangeType(RangeType.POSITIVE);
    units.setAutoRangeMinimumSize(4);
    units.setUpperMargin(0.12);
    chart = new JFreeChart(null, null, new XYPlot(data, time, units, renderer(formats)), false);
    // Nobody listens: it is drawn when it is asked for.
    chart.setNotify(false);
    style = new ChartStyle(chart);
  }

  private static DateFormat timeOfDay(Formats formats) {
    DateFormat format = DateFormat.getTimeInstance(DateFormat.SHORT, formats.locale());
    if (format instanceof SimpleDateFormat simple) {
      // The chart's font has no narrow space that does not break, which stands before AM and PM.
      simple.applyPattern(simple.toPattern().replace('\u202f', ' '));
    }
    format.setTimeZone(TimeZone.getTimeZone(formats.zone()));
    return format;
  }

  private static XYBarRenderer renderer(Formats formats) {
    XYBarRenderer bars = new XYBarRenderer();
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setDrawBarOutline(false);
    bars.setDefaultToolTipGenerator(
        (data, series, item) ->
            "%s: %s %s"
                .formatted(
                    formats.shortTime(Instant.ofEpochMilli(data.getX(series, item).longValue())),
                    formats.number(data.getY(series, item).longValue()),
                    data.getSeriesKey(series)));
    return bars;
  }

  /** Draws these buckets in these colours. */
  ChartPainter of(List<Bucket> buckets, ChartColors colors) {
    return () -> {
      style.apply(colors);
      show(buckets);
      return chart;
    };
  }

  private void show(List<Bucket> buckets) {
    double length =
        buckets.size() < 2
            ? Duration.ofMinutes(5).toMillis()
            : Duration.between(buckets.get(0).start(), buckets.get(1).start()).toMillis();
    sold.clear();
    expired.clear();
    for (Bucket bucket : buckets) {
      double start = bucket.start().toEpochMilli();
      double first = start + length * (1 - COVERED) / 2;
      double middle = start + length / 2;
      double last = start + length * (1 + COVERED) / 2;
      addBar(sold, start, first, middle, (double) bucket.sold());
      addBar(expired, start, middle, last, (double) bucket.expired());
    }
    if (!buckets.isEmpty()) {
      double from = buckets.getFirst().start().toEpochMilli();
      time.setRange(from, buckets.getLast().start().toEpochMilli() + length);
    }
  }

  private static void addBar(
      XYIntervalSeries series, double at, double from, double to, double units) {
    series.add(at, from, to, units, 0, units);
  }
}
