package io.flashsale.console.overview;

import io.flashsale.console.view.Formats;
import io.flashsale.product.SaleWindow;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A cell with a product's name and, below it, when it is for sale. */
final class NameCell extends TableCell<ProductRow, ProductLine> {
  private final Formats formats;
  private final Label name = new Label();
  private final Label window = new Label();
  private final VBox box = new VBox(name, window);
  private final Tooltip tooltip = new Tooltip();

  NameCell(Formats formats) {
    this.formats = formats;
    name.getStyleClass().add("product-name");
    window.getStyleClass().add("product-window");
    box.getStyleClass().add("name-cell");
  }

  @Override
  protected void updateItem(@Nullable ProductLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    SaleWindow sale = line.window();
    name.setText(line.name());
    window.setText(
        "%s – %s".formatted(formats.shortTime(sale.startsAt()), formats.shortTime(sale.endsAt())));
    tooltip.setText(
        "%s (product %d)%nfor sale from %s%nuntil %s"
            .formatted(
                line.name(),
                line.id(),
                formats.dayAndTime(sale.startsAt()),
                formats.dayAndTime(sale.endsAt())));
    setAccessibleText(line.name());
    setTooltip(tooltip);
    setGraphic(box);
  }
}
