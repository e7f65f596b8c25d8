package io.flashsale.console.products;

import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** A control of a form with its name above and what is wrong with it below. */
public final class FieldBox extends VBox {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("error");

  private final Label title = new Label();
  private final Label error = new Label();

  public FieldBox() {
    getStyleClass().add("field");
    title.getStyleClass().add("field-title");
    error.getStyleClass().add("field-error");
    error.setWrapText(true);
    getChildren().add(title);
    getChildren().addListener((ListChangeListener<Node>) change -> nameControls());
    show("");
  }

  private void nameControls() {
    for (Node child : getChildren()) {
      if (child instanceof Control control && !(child instanceof Label)) {
        title.setLabelFor(control);
        control.setAccessibleText(title.getText());
      } else if (child instanceof TimeBox time) {
        title.setLabelFor(time);
        time.name(title.getText());
      }
    }
  }

  public String getTitle() {
    return title.getText();
  }

  /** The name of what is typed here. */
  public void setTitle(String text) {
    title.setText(text);
    nameControls();
  }

  /** Shows what is wrong; an empty text where nothing is. */
  void show(String sentence) {
    error.setText(sentence);
    if (sentence.isEmpty()) {
      getChildren().remove(error);
    } else if (!getChildren().contains(error)) {
      getChildren().add(error);
    }
    for (Node child : getChildren()) {
      if (child instanceof TextInputControl input) {
        input.pseudoClassStateChanged(INVALID, !sentence.isEmpty());
        input.setAccessibleHelp(sentence);
      } else if (child instanceof TimeBox time) {
        time.mark(sentence);
      }
    }
  }

  /** Shows a field in a control, and what is wrong with it once something was typed. */
  void bind(Field<?> field, TextInputControl input) {
    bind(field, input.textProperty());
  }

  /** The same for a point in time. */
  void bind(Field<?> field, TimeBox time) {
    bind(field, time.textProperty());
  }

  private void bind(Field<?> field, StringProperty typed) {
    typed.bindBidirectional(field.textProperty());
    // Another text may be wrong for the same reason as the last, so it is the text that is heard.
    field.textProperty().subscribe(text -> show(field.changed() ? field.error() : ""));
  }
}
