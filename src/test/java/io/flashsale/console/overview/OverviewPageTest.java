package io.flashsale.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.analytics.ChartSpan;
import io.flashsale.console.FakeDesk;
import io.flashsale.console.FakeStore;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewPageTest {
  private final FakeStore store = new FakeStore();
  private final AtomicInteger readings = new AtomicInteger();
  private final FakeDesk desk = new FakeDesk(store, Duration.ofHours(1));
  private final OverviewPage page = desk.ask(() -> new OverviewPage(store.store(), desk.tools()));

  @AfterEach
  void close() {
    desk.close();
  }

  private void sell(int sold) {
    store.metrics =
        () -> {
          readings.incrementAndGet();
          return FakeStore.report(
              List.of(FakeStore.product(1, "Flash Phone X", 199_990, 50, sold, 0, 0, -60)));
        };
  }

  private void untilSold(int sold) {
    desk.until(
        () ->
            page.figures().products().shown().stream()
                .anyMatch(row -> row.line().stock().sold() == sold));
  }

  @Test
  void a_sale_is_shown_when_the_feed_tells_it_though_no_beat_comes() {
    sell(1);
    desk.run(page::shown);
    untilSold(1);
    sell(2);
    store.feed.publish(new Change.ProductChanged(1));
    untilSold(2);
  }

  @Test
  void however_much_is_sold_it_is_read_a_few_times_a_second_at_most() {
    sell(1);
    desk.run(page::shown);
    untilSold(1);
    readings.set(0);
    long begun = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      store.feed.publish(new Change.ProductChanged(1));
      desk.run(() -> {});
    }
    sell(3);
    store.feed.publish(new Change.ProductChanged(1));
    untilSold(3);
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertThat(readings.get()).isLessThanOrEqualTo(2 + (int) Math.ceil(seconds * 2));
  }

  @Test
  void nothing_is_read_while_it_is_out_of_sight() {
    sell(1);
    desk.run(page::shown);
    untilSold(1);
    desk.run(page::hidden);
    readings.set(0);
    store.feed.publish(new Change.ProductChanged(1));
    desk.run(() -> {});
    assertThat(readings).hasValue(0);
    desk.run(page::shown);
    desk.until(() -> readings.get() > 0);
  }

  @Test
  void the_usual_chart_comes_with_the_figures_and_another_is_read() {
    List<ChartSpan> asked = new CopyOnWriteArrayList<>();
    FiguresSource source =
        new FiguresSource(
            () -> FakeStore.report(List.of()),
            (span, productId) -> {
              asked.add(span);
              return List.of();
            },
            page.figures()::question);
    assertThat(source.read().buckets()).hasSize(12);
    assertThat(asked).isEmpty();
    desk.run(() -> page.figures().spanProperty().set(SpanChoice.DAY));
    assertThat(source.read().buckets()).isEmpty();
    assertThat(asked).containsExactly(ChartSpan.DAY);
  }
}
