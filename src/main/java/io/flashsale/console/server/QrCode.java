package io.flashsale.console.server;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A QR code as an image: black on white also where the window is dark, so that phones read it. */
final class QrCode {
  private static final int QUIET_ZONE = 4;

  private QrCode() {}

  /** The code of a text, with as many whole pixels to a module as fit into the side. */
  static Image of(String text, int side) {
    ByteMatrix modules = encode(text);
    int width = modules.getWidth() + 2 * QUIET_ZONE;
    int scale = Math.max(1, side / width);
    WritableImage image = new WritableImage(width * scale, width * scale);
    PixelWriter pixels = image.getPixelWriter();
    for (int y = 0; y < width * scale; y++) {
      for (int x = 0; x < width * scale; x++) {
        boolean dark = isDark(modules, x / scale - QUIET_ZONE, y / scale - QUIET_ZONE);
        pixels.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
      }
    }
    return image;
  }

  private static boolean isDark(ByteMatrix modules, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
    return inside && modules.get(x, y) == 1;
  }

  private static ByteMatrix encode(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text, e);
    }
  }
}
