package io.flashsale.console.theme;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The console's font as AWT knows it, for the chart, which measures its labels by AWT. */
public final class ChartFont {
  private ChartFont() {}

  public static Font ofSize(float size) {
    try (InputStream file = ChartFont.class.getResourceAsStream("font/Inter-Regular.ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file)).deriveFont(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
