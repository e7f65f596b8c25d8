package io.flashsale.files;

import io.flashsale.files.DayReport.Quarter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.RangeType;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** The chart of a day on paper: units sold and expired in each quarter of an hour. */
final class DayChart {
  private static final int WIDTH = 1_600;
  private static final int HEIGHT = 700;

  /** How many pixels of the picture make one of the chart: letters stay large enough. */
  private static final double SCALE = 2;

  private static final double QUARTER_MILLIS = 15 * 60_000;
  private static final double COVERED = 0.8;
  private static final Color TEXT = new Color(0x3f4654);
  private static final Color GRID = new Color(0xdfe2ea);
  private static final Color SOLD = new Color(0x4f46e5);
  private static final Color EXPIRED = new Color(0xf2a93b);

  private DayChart() {}

  static JFreeChart of(DayReport report, Locale locale, Font font) {
    XYIntervalSeries sold = new XYIntervalSeries("sold", false, false);
    XYIntervalSeries expired = new XYIntervalSeries("expired", false, false);
    for (Quarter quarter : report.quarters()) {
      double start = quarter.start().toEpochMilli();
      double middle = start + QUARTER_MILLIS / 2;
      double margin = QUARTER_MILLIS * (1 - COVERED) / 2;
      add(sold, start + margin, middle, (double) quarter.sold());
      add(expired, middle, start + QUARTER_MILLIS - margin, (double) quarter.expired());
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(sold);
    data.addSeries(expired);
    XYPlot plot = new XYPlot(data, time(report, locale, font), units(locale, font), bars());
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    JFreeChart chart = new JFreeChart(null, null, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    Amounts amounts = new Amounts(locale, report.zone(), report.currency());
    TextTitle title =
        new TextTitle("Units sold and expired, " + amounts.day(report.day()), font.deriveFont(15f));
    title.setPaint(TEXT);
    chart.setTitle(title);
    chart.getLegend().setItemFont(font.deriveFont(11f));
    chart.getLegend().setItemPaint(TEXT);
    chart.getLegend().setFrame(BlockBorder.NONE);
    return chart;
  }

  private static void add(XYIntervalSeries series, double from, double to, double units) {
    series.add(from, from, to, units, 0, units);
  }

  private static DateAxis time(DayReport report, Locale locale, Font font) {
    TimeZone zone = TimeZone.getTimeZone(report.zone());
    DateAxis time = new DateAxis(null, zone, locale);
    DateFormat hours = hours(locale);
    hours.setTimeZone(zone);
    time.setDateFormatOverride(hours);
    if (!report.quarters().isEmpty()) {
      double first = report.quarters().getFirst().start().toEpochMilli();
      time.setRange(first, report.quarters().getLast().start().toEpochMilli() + QUARTER_MILLIS);
    }
    time.setTickLabelFont(font.deriveFont(11f));
    time.setTickLabelPaint(TEXT);
    time.setAxisLinePaint(GRID);
    return time;
  }

  private static DateFormat hours(Locale locale) {
    DateFormat hours = DateFormat.getTimeInstance(DateFormat.SHORT, locale);
    return hours instanceof SimpleDateFormat simple
        ? new SimpleDateFormat(Amounts.plain(simple.toPattern()), locale)
        : hours;
  }

  private static NumberFormat numbers(Locale locale) {
    NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
    if (numbers instanceof DecimalFormat decimal) {
      DecimalFormatSymbols symbols = decimal.getDecimalFormatSymbols();
      symbols.setGroupingSeparator(
          Amounts.plain(String.valueOf(symbols.getGroupingSeparator())).charAt(0));
      decimal.setDecimalFormatSymbols(symbols);
    }
    return numbers;
  }

  private static NumberAxis units(Locale locale, Font font) {
    NumberAxis units = new NumberAxis();
    units.setStandardTickUnits(NumberAxis.createIntegerTickUnits(locale));
    units.setNumberFormatOverride(numbers(locale));
    units.setRangeType(RangeType.POSITIVE);
    units.setAutoRangeMinimumSize(4);
    units.setTickLabelFont(font.deriveFont(11f));
    units.setTickLabelPaint(TEXT);
    units.setAxisLineVisible(false);
    return units;
  }

  private static XYBarRenderer bars() {
    XYBarRenderer bars = new XYBarRenderer();
    bars.setBarPainter(new StandardXYBarPainter());
    bars.setShadowVisible(false);
    bars.setDrawBarOutline(false);
    bars.setSeriesPaint(0, SOLD);
    bars.setSeriesPaint(1, EXPIRED);
    return bars;
  }

  /** Writes the chart as a picture of 1600 by 700 pixels. */
  static void png(JFreeChart chart, OutputStream out) throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.scale(SCALE, SCALE);
    chart.draw(pen, new Rectangle2D.Double(0, 0, WIDTH / SCALE, HEIGHT / SCALE));
    pen.dispose();
    ImageIO.write(picture, "png", out);
  }
}
