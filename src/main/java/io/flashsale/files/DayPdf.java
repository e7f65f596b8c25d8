package io.flashsale.files;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Writes a day's report, or its chart alone, as PDF: lines and letters, not pixels. */
final class DayPdf {
  private static final float MARGIN = 36;
  private static final float CHART_HEIGHT = 230;
  private static final float CHART_PAGE_WIDTH = 800;
  private static final float CHART_PAGE_HEIGHT = 350;
  private static final Color LINE = new Color(0xdfe2ea);
  private static final Color SHADE = new Color(0xf4f5f9);

  private final DayReport report;
  private final Amounts amounts;
  private final JFreeChart chart;

  DayPdf(DayReport report, Amounts amounts, JFreeChart chart) {
    this.report = report;
    this.amounts = amounts;
    this.chart = chart;
  }

  /** The whole report on A4, across. */
  void report(OutputStream out) throws IOException {
    Font plain = new Font(ReportFont.ofPdf(false), 8);
    Font bold = new Font(ReportFont.ofPdf(true), 8);
    Font large = new Font(ReportFont.ofPdf(true), 16);
    try (Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      document.addTitle("Report of " + report.day());
      document.open();
      document.add(new Paragraph("Report of " + amounts.day(report.day()), large));
      document.add(
          new Paragraph(
              "Stock as of %s (%s). All other figures are of the day."
                  .formatted(amounts.time(report.madeAt()), report.zone()),
              plain));
      document.add(table(plain, bold));
      float width = document.getPageSize().getWidth() - 2 * MARGIN;
      document.add(Image.getInstance(drawing(writer, width, CHART_HEIGHT)));
    } catch (DocumentException e) {
      throw new IOException(e);
    }
  }

  /** The chart alone. */
  void chart(OutputStream out) throws IOException {
    Rectangle page = new Rectangle(CHART_PAGE_WIDTH, CHART_PAGE_HEIGHT);
    try (Document document = new Document(page, 0, 0, 0, 0)) {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      document.addTitle("Chart of " + report.day());
      document.open();
      PdfContentByte content = writer.getDirectContent();
      content.addTemplate(drawing(writer, CHART_PAGE_WIDTH, CHART_PAGE_HEIGHT), 0, 0);
    } catch (DocumentException e) {
      throw new IOException(e);
    }
  }

  private PdfTemplate drawing(PdfWriter writer, float width, float height) {
    PdfTemplate drawing = writer.getDirectContent().createTemplate(width, height);
    // Letters are drawn as shapes: they need no font in the reader.
    var pen = drawing.createGraphicsShapes(width, height);
    chart.draw(pen, new Rectangle2D.Double(0, 0, width, height));
    pen.dispose();
    return drawing;
  }

  private PdfPTable table(Font plain, Font bold) {
    ReportTable words = ReportTable.of(report, amounts);
    PdfPTable table = new PdfPTable(words.head().size());
    table.setWidthPercentage(100);
    table.setSpacingBefore(12);
    table.setSpacingAfter(12);
    float[] widths = new float[words.head().size()];
    Arrays.fill(widths, 1);
    widths[0] = 2.6f;
    table.setWidths(widths);
    table.setHeaderRows(1);
    row(table, words.head(), bold, SHADE);
    words.rows().forEach(row -> row(table, row, plain, Color.WHITE));
    row(table, words.sums(), bold, SHADE);
    return table;
  }

  private static void row(PdfPTable table, List<String> cells, Font font, Color shade) {
    for (int column = 0; column < cells.size(); column++) {
      PdfPCell cell = new PdfPCell(new Phrase(cells.get(column), font));
      cell.setHorizontalAlignment(column == 0 ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
      cell.setPadding(5);
      cell.setBorder(Rectangle.BOTTOM);
      cell.setBorderColor(LINE);
      cell.setBackgroundColor(shade);
      table.addCell(cell);
    }
  }
}
