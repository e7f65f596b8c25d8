package io.flashsale.console.overview;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell with a figure as text, right-aligned. */
final class TextCell<T> extends TableCell<ProductRow, T> {
  private final Function<T, String> format;

  TextCell(Function<T, String> format) {
    this.format = format;
    getStyleClass().add("number");
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty || item == null ? null : format.apply(item));
  }
}
