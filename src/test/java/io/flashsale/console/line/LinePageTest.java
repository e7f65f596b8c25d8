package io.flashsale.console.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeDesk;
import io.flashsale.console.FakeStore;
import io.flashsale.feed.Change;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinePageTest {
  private final FakeStore store = new FakeStore();
  private final FakeDesk desk = new FakeDesk(store, Duration.ofHours(1));
  private final LinePage page = desk.ask(() -> new LinePage(store.office.office(), desk.tools()));

  @AfterEach
  void close() {
    desk.close();
  }

  private void untilOvertaken(int overtakings) {
    desk.until(
        () -> {
          var figures = page.viewModel().figuresProperty().get();
          return figures != null && figures.fairness().overtakings() == overtakings;
        });
  }

  @Test
  void a_move_of_the_line_is_shown_when_the_feed_tells_it_though_no_beat_comes() {
    desk.run(page::shown);
    untilOvertaken(0);
    store.office.overtakings = 1;
    store.feed.publish(new Change.LineMoved(1, false));
    untilOvertaken(1);
    store.office.overtakings = 2;
    store.feed.publish(new Change.ProductChanged(1));
    untilOvertaken(2);
  }

  @Test
  void another_product_is_read_at_once() {
    desk.run(page::shown);
    untilOvertaken(0);
    desk.run(() -> page.viewModel().choose(2));
    desk.until(() -> page.viewModel().figuresProperty().get() != null);
    int shown = desk.ask(() -> page.viewModel().figuresProperty().get().product().id());
    assertThat(shown).isEqualTo(2);
  }
}
