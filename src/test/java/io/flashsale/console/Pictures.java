package io.flashsale.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Keeps pictures of windows in the folder that the build names. */
final class Pictures {
  private static final Path FOLDER = Path.of(System.getProperty("pictures.dir", "target/pictures"));

  private Pictures() {}

  static Path keep(Scene scene, String name) throws IOException {
    return keep(scene, name, 1);
  }

  /**
   * The same with so many pixels for each of the window's units, as on a screen with that scale.
   */
  static Path keep(Scene scene, String name, double scale) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage shot = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shoot(scene, scale));
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    Path file = Files.createDirectories(FOLDER).resolve(name + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private static WritableImage shoot(Scene scene, double scale) {
    if (scale == 1) {
      return scene.snapshot(null);
    }
    SnapshotParameters closer = new SnapshotParameters();
    closer.setTransform(Transform.scale(scale, scale));
    return scene.getRoot().snapshot(closer, null);
  }
}
