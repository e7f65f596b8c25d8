package io.flashsale.console.overview;

import io.flashsale.console.view.Formats;
import io.flashsale.product.SaleState;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Fills the table of products: its columns, their order and what they are sorted by. */
final class ProductTable {
  /** Figures take little of a wide window; the rest goes to names and bars. */
  private static final double MOST_STRETCH = 1.3;

  private final TableView<ProductRow> table;
  private final Formats formats;

  ProductTable(TableView<ProductRow> table, Formats formats) {
    this.table = table;
    this.formats = formats;
  }

  void show(ProductRows rows) {
    addColumns();
    SortedList<ProductRow> sorted = new SortedList<>(rows.shown());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setTableMenuButtonVisible(true);
    table.setItems(sorted);
  }

  private void addColumns() {
    TableColumn<ProductRow, ProductLine> name =
        column("Product", 150, line -> line, () -> new NameCell(formats));
    name.getStyleClass().add("name");
    add(name, Comparator.comparing(ProductLine::name, String.CASE_INSENSITIVE_ORDER));
    TableColumn<ProductRow, SaleState> state =
        column("State", 102, ProductLine::state, StateCell::new);
    state.setMaxWidth(102 * MOST_STRETCH);
    add(state, Comparator.naturalOrder());
    addFigure("Price", 86, ProductLine::price, formats::money);
    addFigure("Total", 56, line -> line.stock().total(), formats::number);
    addFigure("Available", 76, line -> line.stock().available(), formats::number);
    addFigure("Held", 50, line -> line.stock().held(), formats::number);
    addFigure("Sold", 54, line -> line.stock().sold(), formats::number);
    addFigure("Expired", 64, ProductLine::expiredUnits, formats::number);
    TableColumn<ProductRow, ProductLine> share =
        column("Sold share", 126, line -> line, () -> new StockCell(formats));
    share.getStyleClass().add("share");
    add(share, Comparator.comparingDouble(ProductLine::soldShare));
  }

  private void addFigure(
      String title, double width, ToLongFunction<ProductLine> figure, Function<Long, String> text) {
    TableColumn<ProductRow, Long> column =
        column(title, width, figure::applyAsLong, () -> new TextCell<>(text));
    column.getStyleClass().add("number");
    column.setMaxWidth(width * MOST_STRETCH);
    add(column, Comparator.naturalOrder());
  }

  private <T> void add(TableColumn<ProductRow, T> column, Comparator<? super T> order) {
    column.setComparator(order::compare);
    table.getColumns().add(column);
  }

  private static <T> TableColumn<ProductRow, T> column(
      String title,
      double width,
      Function<ProductLine, T> value,
      Supplier<TableCell<ProductRow, T>> cell) {
    TableColumn<ProductRow, T> column = new TableColumn<>(title);
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setId(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    column.setCellValueFactory(features -> features.getValue().lineProperty().map(value));
    column.setCellFactory(ignored -> cell.get());
    return column;
  }
}
