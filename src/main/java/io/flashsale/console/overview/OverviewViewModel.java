package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.Bucket;
import io.flashsale.console.live.Reading;
import io.flashsale.console.overview.FiguresSource.ChartQuestion;
import io.flashsale.console.overview.FiguresSource.Figures;
import io.flashsale.console.view.Formats;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The overview: the newest figures, and how far they can be believed. */
public final class OverviewViewModel {
  private final Formats formats;
  private final ProductRows products = new ProductRows();
  private final ReadOnlyObjectWrapper<@Nullable MetricsReport> report =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Bucket>> chart = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> alerts = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper rates = new ReadOnlyStringWrapper("");
  private final ObjectProperty<SpanChoice> span = new SimpleObjectProperty<>(SpanChoice.HOUR);
  private final ObjectProperty<ChartChoice> of = new SimpleObjectProperty<>(ChartChoice.ALL);
  private final ObservableList<ChartChoice> choices =
      FXCollections.observableArrayList(ChartChoice.ALL);
  private Runnable asker = () -> {};
  private volatile ChartQuestion question = new ChartQuestion(SpanChoice.HOUR, null);
  final Curve holds = new Curve();
  final Curve expired = new Curve();
  final Curve confirmed = new Curve();
  final Curve oversell = new Curve();
  final Curve throttled = new Curve();
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("Reading the figures…");

  public OverviewViewModel(Formats formats) {
    this.formats = formats;
    span.subscribe(now -> ask());
    of.subscribe(now -> ask());
  }

  private void ask() {
    ChartChoice chosen = of.get();
    question = new ChartQuestion(span.get(), chosen == null ? null : chosen.id());
    asker.run();
  }

  /** What to do so that the chart is read that was chosen. */
  void askAgain(Runnable asks) {
    asker = asks;
  }

  /** What the chart is to show now; may be asked on any thread. */
  ChartQuestion question() {
    return question;
  }

  /** Takes in what became of a reading; a chart that nobody asks for any more is dropped. */
  void accept(Reading<Figures> reading) {
    switch (reading) {
      case Reading.Fresh<Figures>(Figures(var fresh, var asked, var buckets)) -> {
        show(fresh);
        if (asked.equals(question) && !buckets.equals(chart.get())) {
          chart.set(buckets);
        }
      }
      case Reading.Missing<Figures>() -> keepOld();
    }
  }

  private void show(MetricsReport fresh) {
    report.set(fresh);
    products.show(fresh.products().stream().map(ProductLine::of).toList());
    long at = fresh.at().toEpochMilli();
    holds.add(at, fresh.holdsCreated());
    expired.add(at, fresh.holdsExpired());
    confirmed.add(at, fresh.confirmedOrders());
    oversell.add(at, fresh.oversellAttemptsBlocked());
    throttled.add(at, fresh.throttleBlocked());
    rates.set(
        "%s granted/s · %s refused/s"
            .formatted(
                formats.number(Math.round(holds.now())),
                formats.number(Math.round(oversell.now() + throttled.now()))));
    alerts.set(Alerts.of(fresh));
    offer(fresh);
    stale.set(false);
    status.set("Updated " + formats.time(fresh.at()));
  }

  private void offer(MetricsReport fresh) {
    List<ChartChoice> wanted = new ArrayList<>();
    wanted.add(ChartChoice.ALL);
    fresh
        .products()
        .forEach(p -> wanted.add(new ChartChoice(p.product().id(), p.product().name())));
    if (!wanted.equals(choices)) {
      ChartChoice chosen = of.get();
      choices.setAll(wanted);
      of.set(chosen != null && wanted.contains(chosen) ? chosen : ChartChoice.ALL);
    }
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

  /** What wants somebody to look, in words. */
  public ReadOnlyObjectProperty<List<String>> alertsProperty() {
    return alerts.getReadOnlyProperty();
  }

  /** How much is granted and refused a second now. */
  public ReadOnlyStringProperty ratesProperty() {
    return rates.getReadOnlyProperty();
  }

  /** How far back the chart goes. */
  public ObjectProperty<SpanChoice> spanProperty() {
    return span;
  }

  /** What the chart is of. */
  public ObjectProperty<ChartChoice> ofProperty() {
    return of;
  }

  /** What the chart can be of. */
  public ObservableList<ChartChoice> choices() {
    return choices;
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
