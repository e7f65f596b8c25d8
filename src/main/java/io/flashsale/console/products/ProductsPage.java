package io.flashsale.console.products;

import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.view.PictureChoice;
import io.flashsale.console.view.Views;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page on which products are made and changed. */
public final class ProductsPage implements Page {
  private static final Duration READ_EVERY = Duration.ofMillis(500);

  private final ProductsViewModel viewModel;
  private final ProductsController controller;

  /** The page, whose pictures are chosen as told. */
  public ProductsPage(ProductDesk desk, PageTools tools, PictureChoice pictures) {
    viewModel = new ProductsViewModel(desk, tools.work(), tools.formats());
    controller = new ProductsController(viewModel, tools.memory(), pictures);
    // The list lies in the store's memory: reading it costs nothing.
    tools.pulse().poll(desk::list, READ_EVERY, viewModel::accept);
  }

  @Override
  public String key() {
    return "products";
  }

  @Override
  public String title() {
    return "_Products";
  }

  @Override
  public Feather icon() {
    return Feather.PACKAGE;
  }

  @Override
  public Parent view() {
    return Views.load(controller, "products.fxml");
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
