package io.flashsale.console.products;

import io.flashsale.console.products.ProductEntry.Shown;
import io.flashsale.console.view.Formats;
import io.flashsale.product.Product;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A product in the list: its name, what is left of it and where its sale stands. */
final class ProductCell extends ListCell<ProductEntry> {
  private final Formats formats;
  private final Label name = new Label();
  private final Label stock = new Label();
  private final StateBadge badge = new StateBadge();
  private final HBox box;

  ProductCell(Formats formats) {
    this.formats = formats;
    name.getStyleClass().add("product-name");
    stock.getStyleClass().add("product-window");
    VBox words = new VBox(name, stock);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(words, badge);
    box.getStyleClass().add("product-cell");
    box.setMaxHeight(Double.MAX_VALUE);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ProductEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    show(entry.shownProperty().get());
    setGraphic(box);
  }

  private void show(Shown shown) {
    Product product = shown.product();
    name.setText(product.name());
    stock.setText(
        "%s · %s of %s available"
            .formatted(
                formats.money(product.details().price()),
                formats.number(product.stock().available()),
                formats.number(product.stock().total())));
    badge.show(shown.state(), product.paused());
    setAccessibleText("%s, %s, %s".formatted(name.getText(), badge.getText(), stock.getText()));
  }
}
