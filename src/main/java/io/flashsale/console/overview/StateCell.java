package io.flashsale.console.overview;

import io.flashsale.product.SaleState;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell with a sale's state as a badge. */
final class StateCell extends TableCell<ProductRow, SaleState> {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
  private static final PseudoClass UPCOMING = PseudoClass.getPseudoClass("upcoming");

  private final Label badge = new Label();

  StateCell() {
    badge.getStyleClass().add("badge");
  }

  @Override
  protected void updateItem(@Nullable SaleState state, boolean empty) {
    super.updateItem(state, empty);
    if (empty || state == null) {
      setGraphic(null);
      return;
    }
    badge.setText(
        switch (state) {
          case LIVE -> "Live";
          case UPCOMING -> "Upcoming";
          case ENDED -> "Ended";
        });
    badge.pseudoClassStateChanged(LIVE, state == SaleState.LIVE);
    badge.pseudoClassStateChanged(UPCOMING, state == SaleState.UPCOMING);
    setAccessibleText(badge.getText());
    setGraphic(badge);
  }
}
