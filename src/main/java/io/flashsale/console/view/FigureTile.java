package io.flashsale.console.view;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A figure with its name below, as one of several on a card. */
public final class FigureTile extends VBox {
  private final Label value = new Label("–");
  private final Label title = new Label();

  public FigureTile() {
    getStyleClass().add("figure-tile");
    value.getStyleClass().add("figure-value");
    title.getStyleClass().add("figure-title");
    getChildren().addAll(value, title);
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(title.textProperty().concat(": ").concat(value.textProperty()));
  }

  /** The figure, as a text. */
  public StringProperty valueProperty() {
    return value.textProperty();
  }

  public String getTitle() {
    return title.getText();
  }

  public void setTitle(String text) {
    title.setText(text);
  }

  /** Says on hovering what the figure is. */
  public String getHint() {
    return value.getTooltip() == null ? "" : value.getTooltip().getText();
  }

  public void setHint(String text) {
    Tooltip hint = new Tooltip(text);
    hint.setWrapText(true);
    hint.setMaxWidth(360);
    Tooltip.install(this, hint);
    setAccessibleHelp(text);
  }
}
