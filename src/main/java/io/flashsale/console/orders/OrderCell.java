package io.flashsale.console.orders;

import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell of the table of orders: a text, or a badge of what became of one. */
public final class OrderCell<R, T> extends TableCell<R, T> {
  private final BiConsumer<Label, T> show;
  private final Label label = new Label();

  public OrderCell(BiConsumer<Label, T> show) {
    this.show = show;
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    show.accept(label, item);
    setAccessibleText(label.getText());
    setGraphic(label);
  }
}
