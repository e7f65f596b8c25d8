package io.flashsale.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.console.FakeStore;
import io.flashsale.console.live.Reading;
import io.flashsale.console.overview.FiguresSource.ChartQuestion;
import io.flashsale.console.overview.FiguresSource.Figures;
import io.flashsale.console.view.Formats;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
  private final OverviewViewModel viewModel =
      new OverviewViewModel(new Formats(Locale.UK, ZoneOffset.UTC, Currency.getInstance("GBP")));

  private void show(MetricsReport report) {
    chart(viewModel.question(), report);
  }

  @Test
  void says_when_the_figures_are_from() {
    show(FakeStore.report(FakeStore.demoProducts()));
    assertThat(viewModel.statusProperty().get()).isEqualTo("Updated 15:22:30");
    assertThat(viewModel.staleProperty().get()).isFalse();
  }

  @Test
  void keeps_the_old_figures_and_says_so_when_the_store_does_not_answer() {
    MetricsReport report = FakeStore.report(FakeStore.demoProducts());
    show(report);
    viewModel.accept(new Reading.Missing<>());
    assertThat(viewModel.staleProperty().get()).isTrue();
    assertThat(viewModel.statusProperty().get())
        .startsWith("Figures are from 15:22:30: the database does not answer.");
    assertThat(viewModel.reportProperty().get()).isSameAs(report);
    assertThat(viewModel.products().shown()).hasSize(5);

    show(report);
    assertThat(viewModel.staleProperty().get()).isFalse();
  }

  @Test
  void says_that_there_are_no_figures_when_there_never_were() {
    viewModel.accept(new Reading.Missing<>());
    assertThat(viewModel.statusProperty().get()).startsWith("No figures yet");
  }

  @Test
  void tells_of_the_chart_only_when_it_changed() {
    AtomicInteger told = new AtomicInteger();
    viewModel.chartProperty().addListener((chart, before, now) -> told.incrementAndGet());
    chart(viewModel.question(), FakeStore.report(List.of()));
    chart(viewModel.question(), FakeStore.report(List.of()));
    assertThat(told).hasValue(1);
    chart(viewModel.question(), FakeStore.nothing());
    assertThat(told).hasValue(2);
  }

  @Test
  void a_chart_that_nobody_asks_for_any_more_is_dropped() {
    ChartQuestion before = viewModel.question();
    viewModel.spanProperty().set(SpanChoice.DAY);
    chart(before, FakeStore.report(List.of()));
    assertThat(viewModel.chartProperty().get()).isEmpty();
    chart(viewModel.question(), FakeStore.report(List.of()));
    assertThat(viewModel.chartProperty().get()).isNotEmpty();
  }

  private void chart(ChartQuestion question, MetricsReport report) {
    viewModel.accept(new Reading.Fresh<>(new Figures(report, question, report.chart())));
  }

  @Test
  void another_choice_is_asked_for_at_once() {
    AtomicInteger asked = new AtomicInteger();
    viewModel.askAgain(asked::incrementAndGet);
    viewModel.spanProperty().set(SpanChoice.DAY);
    assertThat(asked).hasValue(1);
  }
}
