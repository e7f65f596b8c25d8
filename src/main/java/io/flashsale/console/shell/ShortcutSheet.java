package io.flashsale.console.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of all keys, over the page. */
public final class ShortcutSheet extends StackPane {
  private final GridPane grid = new GridPane();
  private final Button close = new Button("_Close");
  private @Nullable Node focusedBefore;

  public ShortcutSheet() {
    getStyleClass().add("sheet-shade");
    setVisible(false);
    Label title = new Label("Keys");
    title.getStyleClass().add("card-title");
    grid.getStyleClass().add("sheet-grid");
    close.setOnAction(event -> close());
    VBox sheet = new VBox(title, grid, close);
    sheet.getStyleClass().addAll("card", "sheet");
    sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(sheet, Pos.CENTER);
    getChildren().add(sheet);
    setOnMouseClicked(event -> close());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            close();
            key.consume();
          }
        });
  }

  /** Shows the keys, or puts the sheet away. */
  void flip(List<String> pages, List<Shortcut> shortcuts) {
    if (isVisible()) {
      close();
      return;
    }
    grid.getChildren().clear();
    for (int place = 0; place < pages.size(); place++) {
      line(place, 0, "Ctrl+%d".formatted(place + 1), pages.get(place));
    }
    for (int place = 0; place < shortcuts.size(); place++) {
      line(place, 2, shortcuts.get(place).shown(), shortcuts.get(place).does());
    }
    focusedBefore = getScene().getFocusOwner();
    setVisible(true);
    close.requestFocus();
  }

  private void line(int row, int column, String keys, String does) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    GridPane.setHalignment(key, HPos.RIGHT);
    grid.addRow(row);
    grid.add(key, column, row);
    grid.add(new Label(does), column + 1, row);
  }

  /** Puts the sheet away; the focus goes back to where it was. */
  void close() {
    if (isVisible()) {
      setVisible(false);
      if (focusedBefore != null) {
        focusedBefore.requestFocus();
      }
    }
  }
}
