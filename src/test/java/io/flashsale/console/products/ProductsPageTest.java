package io.flashsale.console.products;

import io.flashsale.console.FakeDesk;
import io.flashsale.console.FakeStore;
import io.flashsale.console.view.PictureChoice;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductsPageTest {
  private final FakeStore store = new FakeStore();
  private final FakeDesk desk = new FakeDesk(store, Duration.ofHours(1));
  private final PictureChoice none = window -> Optional.empty();
  private final ProductsPage page =
      desk.ask(() -> new ProductsPage(store.store().products(), desk.tools(), none));

  @AfterEach
  void close() {
    desk.close();
  }

  private void sell(int sold) {
    store.metrics =
        () ->
            FakeStore.report(
                List.of(FakeStore.product(1, "Flash Phone X", 199_990, 50, sold, 0, 0, -60)));
  }

  private void untilSold(int sold) {
    desk.until(
        () ->
            page.viewModel().entries().all().stream()
                .anyMatch(entry -> entry.product().stock().sold() == sold));
  }

  @Test
  void a_sale_is_shown_when_the_feed_tells_it_though_no_beat_comes() {
    sell(1);
    desk.run(page::shown);
    untilSold(1);
    sell(2);
    store.feed.publish(new Change.ProductChanged(1));
    untilSold(2);
    desk.run(page::hidden);
    sell(3);
    desk.run(page::shown);
    untilSold(3);
  }
}
