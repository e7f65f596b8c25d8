package io.flashsale.console.overview;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the table: it stays the same while what it shows changes, so it stays selected. */
public final class ProductRow {
  private final ReadOnlyObjectWrapper<ProductLine> line;

  ProductRow(ProductLine line) {
    this.line = new ReadOnlyObjectWrapper<>(line);
  }

  void show(ProductLine newLine) {
    if (!newLine.equals(line.get())) {
      line.set(newLine);
    }
  }

  public ProductLine line() {
    return line.get();
  }

  public ReadOnlyObjectProperty<ProductLine> lineProperty() {
    return line.getReadOnlyProperty();
  }
}
