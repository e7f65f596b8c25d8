package io.flashsale.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** Writes a day's report as one HTML file that needs no other and prints well. */
final class DayHtml {

  private DayHtml() {}

  static String of(DayReport report, Amounts amounts, JFreeChart chart) throws IOException {
    ReportTable words = ReportTable.of(report, amounts);
    StringBuilder rows = new StringBuilder();
    words.rows().forEach(row -> rows.append("<tr>").append(cells("td", row)).append("</tr>\n"));
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    DayChart.png(chart, picture);
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>
    body { font: 15px/1.5 system-ui, sans-serif; color: #1d2330; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
    h1 { font-size: 1.6rem; margin: 0; }
    p { color: #5c6577; margin: .25rem 0 1.5rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%%; font-variant-numeric: tabular-nums; }
    th, td { padding: .5rem .75rem; border-bottom: 1px solid #dfe2ea; text-align: right; vertical-align: bottom; }
    th:first-child, td:first-child { text-align: left; }
    thead th, tfoot th, tfoot td { background: #f4f5f9; font-weight: 600; }
    img { width: 100%%; height: auto; margin-top: 1.5rem; }
    @media print { body { margin: 0; max-width: none; font-size: 10px; } @page { size: A4 landscape; margin: 12mm; } }
    </style>
    </head>
    <body>
    <h1>%1$s</h1>
    <p>%2$s</p>
    <div class="wide"><table>
    <thead><tr>%3$s</tr></thead>
    <tbody>
    %4$s</tbody>
    <tfoot><tr>%5$s</tr></tfoot>
    </table></div>
    <img alt="Units sold and expired in each quarter of an hour" src="data:image/png;base64,%6$s">
    </body>
    </html>
    """
        .formatted(
            text("Report of " + amounts.day(report.day())),
            text(
                "Stock as of %s (%s). All other figures are of the day."
                    .formatted(amounts.time(report.madeAt()), report.zone())),
            cells("th", words.head()),
            rows,
            cells("td", words.sums()),
            Base64.getEncoder().encodeToString(picture.toByteArray()));
  }

  private static String cells(String tag, List<String> texts) {
    StringBuilder cells = new StringBuilder();
    texts.forEach(
        cell ->
            cells.append("<%s>".formatted(tag)).append(text(cell)).append("</%s>".formatted(tag)));
    return cells.toString();
  }

  /** A product's name is the admin's, and may have anything in it. */
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
