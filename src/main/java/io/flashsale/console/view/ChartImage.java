package io.flashsale.console.view;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.ChartEntity;
import org.jspecify.annotations.Nullable;

/**
 * A chart that was drawn.
 *
 * @param image its pixels, as many as the screen has for it
 * @param width in the window's units
 * @param height in the window's units
 */
record ChartImage(Image image, double width, double height, ChartRenderingInfo places) {

  /**
   * A chart to be drawn.
   *
   * @param width in the window's units
   * @param height in the window's units
   * @param scale how many pixels the screen has for one of these units
   */
  record Wish(ChartPainter painter, double width, double height, double scale) {

    boolean fits(double otherWidth, double otherHeight, double otherScale) {
      return width == otherWidth && height == otherHeight && scale == otherScale;
    }
  }

  /** Draws a chart; off the FX thread. */
  static ChartImage draw(Wish wish) {
    int wide = (int) Math.ceil(wish.width() * wish.scale());
    int high = (int) Math.ceil(wish.height() * wish.scale());
    BufferedImage drawn = new BufferedImage(wide, high, BufferedImage.TYPE_INT_ARGB_PRE);
    ChartRenderingInfo places = new ChartRenderingInfo();
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.scale(wish.scale(), wish.scale());
      Rectangle2D area = new Rectangle2D.Double(0, 0, wish.width(), wish.height());
      wish.painter().chart().draw(graphics, area, places);
    } finally {
      graphics.dispose();
    }
    int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
    var buffer =
        new PixelBuffer<>(wide, high, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    return new ChartImage(
        new WritableImage(buffer), wide / wish.scale(), high / wish.scale(), places);
  }

  /** What stands at a place of the picture, in words, or null. */
  @Nullable String at(double x, double y) {
    ChartEntity entity = places.getEntityCollection().getEntity(x, y);
    return entity == null ? null : entity.getToolTipText();
  }
}
