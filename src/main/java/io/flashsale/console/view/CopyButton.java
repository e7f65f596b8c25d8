package io.flashsale.console.view;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that copies something and says for a moment that it did. */
public final class CopyButton extends Button {
  private static final Duration SAID_FOR = Duration.seconds(1.6);

  private final FontIcon icon = new FontIcon(Feather.COPY);
  private final PauseTransition said = new PauseTransition(SAID_FOR);
  private String idleText = "";

  public CopyButton() {
    setGraphic(icon);
    getStyleClass().add("copy-button");
    said.setOnFinished(event -> show(idleText, Feather.COPY));
  }

  /** Copies by the given action whenever the button is pressed. */
  public void copyBy(Runnable copy) {
    idleText = getText();
    setOnAction(
        event -> {
          copy.run();
          show("Copied", Feather.CHECK);
          said.playFromStart();
        });
  }

  private void show(String text, Feather glyph) {
    setText(text);
    icon.setIconCode(glyph);
  }
}
