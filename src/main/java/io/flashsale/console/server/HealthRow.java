package io.flashsale.console.server;

import io.flashsale.console.health.HealthLight;
import io.flashsale.console.health.Light;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line that says of one thing what it is and whether it answers, by icon, words and colour. */
public final class HealthRow extends HBox {
  private final Label name = new Label();
  private final Label place = new Label();
  private final Label answered = new Label();
  private final Label state = new Label();
  private final FontIcon icon = new FontIcon();

  public HealthRow() {
    getStyleClass().add("health-row");
    name.getStyleClass().add("health-name");
    place.getStyleClass().add("muted");
    state.getStyleClass().add("health-state");
    state.setGraphic(icon);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    VBox what = new VBox(name, place);
    what.getStyleClass().add("health-what");
    answered.getStyleClass().add("muted");
    getChildren().addAll(what, gap, answered, state);
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(name.textProperty().concat(": ").concat(state.textProperty()));
  }

  void show(String where, ObservableValue<Light> light) {
    place.setText(where);
    state.textProperty().bind(light.map(Light::text));
    HealthLight.bind(this, icon, light);
  }

  /** Says beside the place how long an answer takes. */
  void time(ObservableValue<String> time) {
    answered.textProperty().bind(time);
  }

  public String getTitle() {
    return name.getText();
  }

  public void setTitle(String title) {
    name.setText(title);
  }
}
