package io.flashsale.bench;

import java.util.List;

/**
 * What was measured.
 *
 * @param machine what it was measured on, in one line
 * @param options how
 * @param rows in the order of {@link RowName}
 */
public record Report(String machine, BenchOptions options, List<Row> rows) {

  public Report {
    rows = List.copyOf(rows);
  }

  /** Whether each row has a ratio. */
  public boolean complete() {
    return rows.stream().allMatch(row -> row.outcome() instanceof Row.Measured);
  }

  /** Whether each row has a ratio that keeps to its bound. */
  public boolean met() {
    return rows.stream().allMatch(Row::met);
  }

  /** The table in Markdown, with a line before it that says how it was made. */
  public String table() {
    return ReportTable.of(this);
  }

  /** The same as JSON, with every run's reading. */
  public String json() {
    return ReportJson.of(this);
  }
}
