package io.flashsale.files;

import io.flashsale.files.DayReport.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of a day's report in words: a row a product, and the sums below.
 *
 * @param head the names of the columns; the first is a text, the others are figures
 * @param sums the last row
 */
record ReportTable(List<String> head, List<List<String>> rows, List<String> sums) {

  static ReportTable of(DayReport report, Amounts amounts) {
    List<List<String>> rows = new ArrayList<>();
    report.products().forEach(line -> rows.add(row(line, amounts)));
    return new ReportTable(
        List.of(
            "Product",
            "Stock",
            "Left",
            "Sold",
            "Expired",
            "Returned",
            "Refused: sold out",
            "Refused: limits",
            "Revenue",
            "Refunded",
            "Net"),
        rows,
        row(
            new Line(
                0,
                "All products",
                report.sum(Line::stock),
                report.sum(Line::available),
                report.sum(Line::sold),
                report.sum(Line::expired),
                report.sum(Line::returned),
                report.sum(Line::soldOut),
                report.sum(Line::throttled),
                report.sum(Line::revenue),
                report.sum(Line::refunded)),
            amounts));
  }

  private static List<String> row(Line line, Amounts amounts) {
    return List.of(
        line.name(),
        amounts.number(line.stock()),
        amounts.number(line.available()),
        amounts.number(line.sold()),
        amounts.number(line.expired()),
        amounts.number(line.returned()),
        amounts.number(line.soldOut()),
        amounts.number(line.throttled()),
        amounts.money(line.revenue()),
        amounts.money(line.refunded()),
        amounts.money(line.net()));
  }
}
