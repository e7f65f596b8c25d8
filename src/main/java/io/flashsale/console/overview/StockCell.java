package io.flashsale.console.overview;

import io.flashsale.console.view.Formats;
import io.flashsale.product.Stock;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A cell with the stock as a bar and the sold share in percent. */
final class StockCell extends TableCell<ProductRow, ProductLine> {
  private final Formats formats;
  private final StockBar bar = new StockBar();
  private final Label percent = new Label();
  private final HBox box = new HBox(bar, percent);

  StockCell(Formats formats) {
    this.formats = formats;
    HBox.setHgrow(bar, Priority.ALWAYS);
    box.getStyleClass().add("stock-cell");
    percent.getStyleClass().add("stock-percent");
  }

  @Override
  protected void updateItem(@Nullable ProductLine line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    Stock stock = line.stock();
    bar.show(stock);
    percent.setText(formats.percent(line.soldShare()));
    setAccessibleText(
        "%s sold, %d held, %d available"
            .formatted(percent.getText(), stock.held(), stock.available()));
    setGraphic(box);
  }
}
