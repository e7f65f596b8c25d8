package io.flashsale.console.products;

import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.view.PictureChoice;
import io.flashsale.console.view.Views;
import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page on which products are made and changed. */
public final class ProductsPage implements Page {
  /** A sale begins and ends without a change being told. */
  private static final Duration BEAT = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ProductsViewModel viewModel;
  private final ProductsController controller;
  private final Live live;

  /** The page, whose pictures are chosen as told. */
  public ProductsPage(ProductDesk desk, PageTools tools, PictureChoice pictures) {
    viewModel = new ProductsViewModel(desk, tools.work(), tools.formats());
    controller = new ProductsController(viewModel, tools.memory(), pictures);
    live = new Live(tools.changes(), tools.pulse());
    // The list lies in the store's memory: reading it costs nothing.
    live.read(desk::list, BEAT, viewModel::accept);
    live.hear(PAUSE, change -> change instanceof Change.ProductChanged);
  }

  /** What the page shows. */
  ProductsViewModel viewModel() {
    return viewModel;
  }

  @Override
  public PageName name() {
    return new PageName("products", "_Products", Feather.PACKAGE);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "products.fxml");
  }

  @Override
  public void shown() {
    live.shown();
  }

  @Override
  public void hidden() {
    live.hidden();
  }

  @Override
  public void find() {
    controller.find();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Shortcut+N", "New product", controller::beginNew),
        new Shortcut("Shortcut+D", "Duplicate the product", viewModel::beginCopy),
        new Shortcut("Shortcut+S", "Save the product", viewModel::save));
  }
}
