package io.flashsale.console.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Remembers of a table which columns it shows and what it is sorted by. Columns have ids. */
public final class TableMemory {
  private final Memory memory;
  private final String name;

  /** The memory of the table with this name. */
  public TableMemory(Memory memory, String name) {
    this.memory = memory;
    this.name = name;
  }

  /** Brings the table to what was remembered, and remembers it from now on. */
  public <R> void keep(TableView<R> table) {
    keepColumns(table);
    keepOrder(table);
  }

  private <R> void keepColumns(TableView<R> table) {
    String hidden = memory.get(name + ".hidden");
    List<String> ids = hidden == null ? List.of() : List.of(hidden.split(",", -1));
    for (TableColumn<R, ?> column : table.getColumns()) {
      column.setVisible(!ids.contains(column.getId()));
      column.visibleProperty().subscribe(shown -> rememberHidden(table));
    }
  }

  private <R> void rememberHidden(TableView<R> table) {
    memory.put(
        name + ".hidden",
        table.getColumns().stream()
            .filter(column -> !column.isVisible())
            .map(TableColumn::getId)
            .collect(Collectors.joining(",")));
  }

  private <R> void keepOrder(TableView<R> table) {
    String remembered = memory.get(name + ".order");
    List<TableColumn<R, ?>> order = new ArrayList<>();
    for (String word : remembered == null ? new String[0] : remembered.split(",", -1)) {
      TableColumn<R, ?> column = column(table, word.substring(Math.min(1, word.length())));
      if (column != null) {
        column.setSortType(word.startsWith("-") ? SortType.DESCENDING : SortType.ASCENDING);
        order.add(column);
      }
    }
    table.getSortOrder().setAll(order);
    table
        .getSortOrder()
        .addListener((ListChangeListener<TableColumn<R, ?>>) change -> rememberOrder(table));
    table.getColumns().forEach(c -> c.sortTypeProperty().subscribe(type -> rememberOrder(table)));
  }

  private static <R> @Nullable TableColumn<R, ?> column(TableView<R> table, String id) {
    for (TableColumn<R, ?> column : table.getColumns()) {
      if (id.equals(column.getId())) {
        return column;
      }
    }
    return null;
  }

  private <R> void rememberOrder(TableView<R> table) {
    memory.put(
        name + ".order",
        table.getSortOrder().stream()
            .map(c -> (c.getSortType() == SortType.DESCENDING ? "-" : "+") + c.getId())
            .collect(Collectors.joining(",")));
  }
}
