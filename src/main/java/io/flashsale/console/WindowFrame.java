package io.flashsale.console;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window's title, icon and size. */
final class WindowFrame {
  private static final double MIN_WIDTH = 1000;
  private static final double MIN_HEIGHT = 650;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 840;

  private WindowFrame() {}

  static void prepare(Stage stage, Scene scene) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setTitle("FlashSale");
    stage.getIcons().setAll(icon("icon-128.png"), icon("icon-32.png"));
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.setScene(scene);
  }

  private static Image icon(String file) {
    return new Image(WindowFrame.class.getResource(file).toExternalForm(), true);
  }
}
