package io.flashsale.console;

import io.flashsale.console.memory.Memory;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window's title, icon and size, and where it was the last time. */
final class WindowFrame {
  private static final double MIN_WIDTH = 1000;
  private static final double MIN_HEIGHT = 650;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 840;

  private static final String PLACE = "window.place";
  private static final String MAXIMIZED = "window.maximized";

  private WindowFrame() {}

  static void prepare(Stage stage, Scene scene, Memory memory) {
    stage.setTitle("FlashSale");
    stage.getIcons().setAll(icon("icon-128.png"), icon("icon-32.png"));
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    Rectangle2D place = remembered(memory.get(PLACE));
    if (place == null) {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(WIDTH, screen.getWidth()));
      stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    } else {
      stage.setX(place.getMinX());
      stage.setY(place.getMinY());
      stage.setWidth(place.getWidth());
      stage.setHeight(place.getHeight());
    }
    stage.setMaximized("true".equals(memory.get(MAXIMIZED)));
    stage.setScene(scene);
    stage.maximizedProperty().subscribe(now -> memory.put(MAXIMIZED, now.toString()));
    for (var bound :
        List.of(
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
      bound.subscribe(now -> remember(stage, memory));
    }
  }

  private static void remember(Stage stage, Memory memory) {
    if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
      memory.put(
          PLACE,
          "%.0f %.0f %.0f %.0f"
              .formatted(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }
  }

  /** The place of the last window where that can be seen on a screen of today, else null. */
  private static @Nullable Rectangle2D remembered(@Nullable String text) {
    if (text == null || !text.matches("-?\\d{1,5} -?\\d{1,5} \\d{1,5} \\d{1,5}")) {
      return null;
    }
    String[] words = text.split(" ", -1);
    double x = Double.parseDouble(words[0]);
    double y = Double.parseDouble(words[1]);
    double width = Math.max(MIN_WIDTH, Double.parseDouble(words[2]));
    double height = Math.max(MIN_HEIGHT, Double.parseDouble(words[3]));
    boolean seen = !Screen.getScreensForRectangle(x + width / 2, y + 10, 1, 1).isEmpty();
    return seen ? new Rectangle2D(x, y, width, height) : null;
  }

  private static Image icon(String file) {
    return new Image(WindowFrame.class.getResource(file).toExternalForm(), true);
  }
}
