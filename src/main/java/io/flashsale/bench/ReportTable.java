package io.flashsale.bench;

import io.flashsale.bench.Row.Failed;
import io.flashsale.bench.Row.Figure;
import io.flashsale.bench.Row.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a report as a table in Markdown, its columns aligned. */
final class ReportTable {
  private static final List<String> HEAD =
      List.of("row", "figure", "here", "reference", "ratio", "bound", "");

  private ReportTable() {}

  static String of(Report report) {
    BenchOptions options = report.options();
    List<String> lines = new ArrayList<>();
    lines.add(report.machine() + ".");
    lines.add(
        "Median of %d run%s of %d s each, after %d s of load to warm each store up."
            .formatted(
                options.runs(),
                options.runs() == 1 ? "" : "s",
                options.run().toSeconds(),
                options.warmUp().toSeconds()));
    lines.add("");
    lines.addAll(table(report.rows().stream().map(ReportTable::cells).toList()));
    List<String> failures = failures(report.rows());
    if (!failures.isEmpty()) {
      lines.add("");
      lines.addAll(failures);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> cells(Row row) {
    RowName name = row.name();
    return switch (row.outcome()) {
      case Measured measured ->
          List.of(
              name.key(),
              name.title(),
              number(measured.here()),
              number(measured.reference()),
              String.format(Locale.ROOT, "%.2f ×", measured.ratio()),
              name.bound().toString(),
              row.met() ? "met" : "MISSED");
      case Failed _ ->
          List.of(name.key(), name.title(), "", "", "", name.bound().toString(), "NOT MEASURED");
    };
  }

  private static List<String> failures(List<Row> rows) {
    List<String> sentences = new ArrayList<>();
    for (Row row : rows) {
      if (row.outcome() instanceof Failed(String sentence)) {
        sentences.add(row.name().key() + ": " + sentence);
      }
    }
    return sentences;
  }

  private static String number(Figure figure) {
    String format = figure.unit().equals("ms") ? "%,.2f ms" : "%,.0f/s";
    return String.format(Locale.ROOT, format, figure.median()) + " (" + figure.name() + ")";
  }

  private static List<String> table(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(HEAD);
    all.addAll(rows);
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      lines.add(
          IntStream.range(0, row.size())
              .mapToObj(
                  column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
    lines.add(
        1,
        IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
    return lines;
  }
}
