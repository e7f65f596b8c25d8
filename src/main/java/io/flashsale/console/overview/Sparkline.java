package io.flashsale.console.overview;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** A small line that goes up and down with a figure. */
final class Sparkline extends Region {
  private static final double HEIGHT = 20;

  private final Polyline line = new Polyline();
  private List<Double> values = List.of();

  Sparkline() {
    getStyleClass().add("sparkline");
    line.getStyleClass().add("sparkline-line");
    line.setManaged(false);
    line.setFill(null);
    getChildren().add(line);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  /** Shows other values, oldest first. */
  void show(List<Double> newValues) {
    values = newValues;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double most = values.stream().mapToDouble(v -> v).max().orElse(0);
    Double[] points = new Double[values.size() * 2];
    double step = getWidth() / Math.max(1, Curve.POINTS - 1);
    double first = getWidth() - step * Math.max(0, values.size() - 1);
    for (int i = 0; i < values.size(); i++) {
      points[2 * i] = first + i * step;
      points[2 * i + 1] = HEIGHT - 2 - (most == 0 ? 0 : values.get(i) / most * (HEIGHT - 4));
    }
    line.getPoints().setAll(points);
    line.setVisible(values.size() > 1);
  }
}
