package io.flashsale.console.overview;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A figure with its name and an icon. */
public final class FigureCard extends VBox {
  /** A narrower card gives all its room to its words. */
  private static final double ROOM_FOR_ICON = 170;

  private final Label title = new Label();
  private final Label value = new Label("–");
  private final FontIcon icon = new FontIcon();
  private final Sparkline curve = new Sparkline();

  public FigureCard() {
    getStyleClass().addAll("card", "figure-card");
    title.getStyleClass().add("figure-title");
    title.setWrapText(true);
    value.getStyleClass().add("figure-value");
    StackPane badge = new StackPane(icon);
    badge.getStyleClass().add("figure-icon");
    badge.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_ICON));
    badge.managedProperty().bind(badge.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(title, gap, badge);
    top.getStyleClass().add("figure-top");
    getChildren().addAll(top, value, curve);
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(title.textProperty().concat(": ").concat(value.textProperty()));
  }

  public StringProperty valueProperty() {
    return value.textProperty();
  }

  /** Shows how fast the figure grew of late. */
  void follow(Curve figure) {
    figure.ratesProperty().subscribe(curve::show);
  }

  public String getTitle() {
    return title.getText();
  }

  public void setTitle(String text) {
    title.setText(text);
  }

  public String getIcon() {
    return icon.getIconLiteral();
  }

  /** The icon, by its Ikonli name. */
  public void setIcon(String literal) {
    icon.setIconLiteral(literal);
  }
}
