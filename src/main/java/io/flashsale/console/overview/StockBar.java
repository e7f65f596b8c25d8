package io.flashsale.console.overview;

import io.flashsale.product.Stock;
import javafx.scene.layout.Region;

/** A stock as a bar: sold, then held, and the rest available. */
final class StockBar extends Region {
  private static final double HEIGHT = 8;

  private final Region sold = segment("sold");
  private final Region held = segment("held");
  private Stock stock = Stock.of(0);

  StockBar() {
    getStyleClass().add("stock-bar");
    getChildren().addAll(held, sold);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  private static Region segment(String styleClass) {
    Region segment = new Region();
    segment.getStyleClass().add(styleClass);
    segment.setManaged(false);
    return segment;
  }

  void show(Stock newStock) {
    stock = newStock;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    place(sold, stock.sold());
    place(held, (long) stock.sold() + stock.held());
  }

  /** Lays a segment from the start over so many units; what is lower down in the pile goes on. */
  private void place(Region segment, long units) {
    double share = stock.total() == 0 ? 0 : (double) units / stock.total();
    // A single unit of many still shows, as a dot.
    double width = units == 0 ? 0 : Math.max(getHeight(), getWidth() * share);
    segment.resizeRelocate(0, 0, width, getHeight());
    segment.setVisible(width > 0);
  }
}
