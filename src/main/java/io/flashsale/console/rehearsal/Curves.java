package io.flashsale.console.rehearsal;

import io.flashsale.console.rehearsal.RehearsalViewModel.Sample;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;

/** The curves of grants and refusals of a rehearsal. */
final class Curves {
  private final Series<Number, Number> granted = new Series<>();
  private final Series<Number, Number> refused = new Series<>();

  /** Draws the samples on the chart, and each that comes. */
  Curves(LineChart<Number, Number> chart, ObservableList<Sample> samples) {
    granted.setName("Granted");
    refused.setName("Sold out");
    chart.getData().add(granted);
    chart.getData().add(refused);
    ((NumberAxis) chart.getXAxis()).setForceZeroInRange(true);
    samples.addListener(
        (ListChangeListener<Sample>)
            change -> {
              while (change.next()) {
                if (change.wasRemoved() || change.wasReplaced()) {
                  redraw(samples);
                } else {
                  change.getAddedSubList().forEach(this::add);
                }
              }
            });
  }

  private void redraw(ObservableList<Sample> samples) {
    granted.getData().clear();
    refused.getData().clear();
    samples.forEach(this::add);
  }

  private void add(Sample sample) {
    granted.getData().add(new Data<>(sample.seconds(), sample.granted()));
    refused.getData().add(new Data<>(sample.seconds(), sample.refused()));
  }
}
