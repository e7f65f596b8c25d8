package io.flashsale.console;

import io.flashsale.console.activity.ActivityPage;
import io.flashsale.console.files.FilesPage;
import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.line.LinePage;
import io.flashsale.console.orders.OrdersPage;
import io.flashsale.console.overview.OverviewPage;
import io.flashsale.console.products.ProductsPage;
import io.flashsale.console.rehearsal.RehearsalPage;
import io.flashsale.console.server.ServerPage;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.view.PictureChoice;
import java.util.List;
import java.util.function.Consumer;

/** All pages of the console, in the order of the navigation. */
final class ConsolePages {
  private static final PictureChoice PICTURES =
      PictureChoice.ofDesktop(
          "A picture for the product", "Pictures", List.of("*.png", "*.jpg", "*.jpeg", "*.webp"));

  private ConsolePages() {}

  /**
   * @param open opens the page with a key
   */
  static List<Page> of(
      ConsoleStore store, HealthViewModel health, PageTools tools, Consumer<String> open) {
    OrdersPage orders = new OrdersPage(store.orders(), tools);
    ActivityPage activity =
        new ActivityPage(
            store.activity(),
            tools,
            orderId -> {
              orders.open(orderId);
              open.accept(orders.name().key());
            });
    return List.of(
        new OverviewPage(store, tools),
        new ProductsPage(store.products(), tools, PICTURES),
        orders,
        new LinePage(store.office(), tools),
        activity,
        new RehearsalPage(store.office(), tools),
        new ServerPage(store, health, tools),
        new FilesPage(store.office(), tools));
  }
}
