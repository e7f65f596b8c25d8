package io.flashsale.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180, UTF-8).
 *
 * <p>A text that a spreadsheet would take for a formula begins with an apostrophe: customers choose
 * their e-mail and who opens the file must not run what they wrote. Numbers stay numbers.
 */
final class CsvTable implements AutoCloseable {
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private final CSVPrinter printer;

  /** The stream is not closed with this. */
  CsvTable(OutputStream out, String... columns) throws IOException {
    printer =
        new CSVPrinter(
            new OutputStreamWriter(out, StandardCharsets.UTF_8),
            CSVFormat.RFC4180.builder().setHeader(columns).get());
  }

  /** Writes a row of texts, numbers, and what {@code toString} tells; null is an empty cell. */
  void row(@Nullable Object... cells) throws IOException {
    List<@Nullable Object> safe = new ArrayList<>();
    for (Object cell : cells) {
      safe.add(cell == null || cell instanceof Number ? cell : safe(cell.toString()));
    }
    printer.printRecord(safe);
  }

  static String safe(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
