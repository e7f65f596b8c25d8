package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.Bucket;
import io.flashsale.console.live.Reading;
import io.flashsale.console.view.Formats;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The overview: the newest figures, and how far they can be believed. */
public final class OverviewViewModel {
  private final Formats formats;
  private final ProductRows products = new ProductRows();
  private final ReadOnlyObjectWrapper<@Nullable MetricsReport> report =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Bucket>> chart = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("Reading the figures…");

  public OverviewViewModel(Formats formats) {
    this.formats = formats;
  }

  /** Takes in what became of a reading. */
  public void accept(Reading<MetricsReport> reading) {
    switch (reading) {
      case Reading.Fresh<MetricsReport>(MetricsReport fresh) -> show(fresh);
      case Reading.Missing<MetricsReport>() -> keepOld();
    }
  }

  private void show(MetricsReport fresh) {
    report.set(fresh);
    products.show(fresh.products().stream().map(ProductLine::of).toList());
    if (!fresh.chart().equals(chart.get())) {
      chart.set(fresh.chart());
    }
    stale.set(false);
    status.set("Updated " + formats.time(fresh.at()));
  }

  private void keepOld() {
    MetricsReport last = report.get();
    stale.set(true);
    status.set(
        last == null
            ? "No figures yet: the database does not answer. It is asked again all the time."
            : "Figures are from %s: the database does not answer. It is asked again all the time."
                .formatted(formats.time(last.at())));
  }

  public Formats formats() {
    return formats;
  }

  public ProductRows products() {
    return products;
  }

  /** The newest report, or null before the first. */
  public ReadOnlyObjectProperty<@Nullable MetricsReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** The buckets of the last hour; set only when they changed. */
  public ReadOnlyObjectProperty<List<Bucket>> chartProperty() {
    return chart.getReadOnlyProperty();
  }

  /** Whether the figures are old, because the store does not answer. */
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /** How new the figures are, in words. */
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }
}
