package io.flashsale.console.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of a table which columns it shows, in which order and how wide, and what it is sorted
 * by. Columns have ids.
 */
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
    keepPlaces(table);
    keepColumns(table);
    keepWidths(table);
    keepOrder(table);
  }

  private <R> void keepPlaces(TableView<R> table) {
    String remembered = memory.get(name + ".places");
    List<String> ids = remembered == null ? List.of() : List.of(remembered.split(",", -1));
    List<TableColumn<R, ?>> columns = new ArrayList<>(table.getColumns());
    // A column that is new since then stays where it is built, at the end.
    columns.sort(
        Comparator.comparingInt(
            column -> ids.contains(column.getId()) ? ids.indexOf(column.getId()) : ids.size()));
    if (!columns.equals(table.getColumns())) {
      table.getColumns().setAll(columns);
    }
    table.getColumns().subscribe(() -> memory.put(name + ".places", ids(table.getColumns())));
  }

  private <R> void keepWidths(TableView<R> table) {
    for (TableColumn<R, ?> column : table.getColumns()) {
      String key = "%s.%s.width".formatted(name, column.getId());
      double width = width(memory.get(key));
      if (width > 0) {
        column.setPrefWidth(Math.clamp(width, column.getMinWidth(), column.getMaxWidth()));
      }
      column
          .widthProperty()
          .addListener(
              (was, before, now) -> memory.put(key, Long.toString(Math.round(now.doubleValue()))));
    }
  }

  private static double width(@Nullable String remembered) {
    try {
      return remembered == null ? 0 : Integer.parseInt(remembered);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static <R> String ids(List<TableColumn<R, ?>> columns) {
    return columns.stream().map(TableColumn::getId).collect(Collectors.joining(","));
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
        ids(table.getColumns().stream().filter(column -> !column.isVisible()).toList()));
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
