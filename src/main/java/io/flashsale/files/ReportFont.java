package io.flashsale.files;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.pdf.BaseFont;

/** The font of what is printed; it lies in the jar, so a report looks the same everywhere. */
final class ReportFont {
  private static final String REGULAR = "Inter-Regular.ttf";
  private static final String BOLD = "Inter-Bold.ttf";

  private ReportFont() {}

  /** The font as the chart measures it. */
  static Font ofChart() {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes(REGULAR)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The font as it is put into a PDF. */
  static BaseFont ofPdf(boolean bold) throws IOException {
    String name = bold ? BOLD : REGULAR;
    return BaseFont.createFont(
        name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, bytes(name), null);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream file =
        ReportFont.class.getResourceAsStream("/io/flashsale/console/theme/font/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }
}
