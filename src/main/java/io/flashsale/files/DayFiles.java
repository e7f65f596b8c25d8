package io.flashsale.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jfree.chart.JFreeChart;

/** Writes a day's report and its chart for people; the streams stay open. */
public final class DayFiles {
  private final DayReport report;
  private final Amounts amounts;
  private final JFreeChart chart;

  /** The files of a report, in words of a locale. */
  public DayFiles(DayReport report, Locale locale) {
    this.report = report;
    this.amounts = new Amounts(locale, report.zone(), report.currency());
    this.chart = DayChart.of(report, locale, ReportFont.ofChart());
  }

  /** The report as one HTML file. */
  public void html(OutputStream out) throws IOException {
    out.write(DayHtml.of(report, amounts, chart).getBytes(StandardCharsets.UTF_8));
  }

  /** The report as PDF, A4 across. */
  public void pdf(OutputStream out) throws IOException {
    new DayPdf(report, amounts, chart).report(out);
  }

  /** The chart as a picture of 1600 by 700 pixels. */
  public void chartPng(OutputStream out) throws IOException {
    DayChart.png(chart, out);
  }

  /** The chart as PDF. */
  public void chartPdf(OutputStream out) throws IOException {
    new DayPdf(report, amounts, chart).chart(out);
  }
}
