package io.flashsale.console.orders;

import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.view.Views;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page on which orders are found and resolved. */
public final class OrdersPage implements Page {
  private static final Duration REFRESH = Duration.ofSeconds(1);

  private final OrdersViewModel viewModel;
  private final OrdersController controller;
  private final Live live;

  public OrdersPage(OrderDesk desk, PageTools tools) {
    viewModel = new OrdersViewModel(desk, tools.work(), tools.formats());
    controller = new OrdersController(viewModel, tools.memory());
    live = new Live(tools.changes(), tools.pulse());
    live.hear(REFRESH, OrdersPage::isOfOrders, ids -> viewModel.refresh());
  }

  private static boolean isOfOrders(Change change) {
    return change instanceof Change.HoldsPlaced || change instanceof Change.OrdersResolved;
  }

  @Override
  public PageName name() {
    return new PageName("orders", "O_rders", Feather.SHOPPING_BAG);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "orders.fxml");
  }

  @Override
  public void shown() {
    live.shown();
    if (viewModel.readProperty().get()) {
      viewModel.refresh();
    } else if (viewModel.asking().runningProperty().get() == null) {
      viewModel.search();
    }
  }

  @Override
  public void hidden() {
    live.hidden();
  }

  /** Shows one order, when the page is opened next. */
  public void open(UUID orderId) {
    viewModel.open(orderId);
  }

  @Override
  public void find() {
    controller.find();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Shortcut+R", "Look again", viewModel::search),
        new Shortcut("Alt+Right", "Older orders", viewModel::older),
        new Shortcut("Alt+Left", "Newer orders", viewModel::newer));
  }
}
