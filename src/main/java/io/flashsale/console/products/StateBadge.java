package io.flashsale.console.products;

import io.flashsale.product.SaleState;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Where a sale stands, as a badge. */
public final class StateBadge extends Label {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
  private static final PseudoClass UPCOMING = PseudoClass.getPseudoClass("upcoming");
  private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

  public StateBadge() {
    getStyleClass().add("badge");
    setMinWidth(USE_PREF_SIZE);
  }

  void show(SaleState state, boolean paused) {
    boolean stands = paused && state != SaleState.ENDED;
    setText(
        stands
            ? "Paused"
            : switch (state) {
              case LIVE -> "Live";
              case UPCOMING -> "Upcoming";
              case ENDED -> "Ended";
            });
    pseudoClassStateChanged(LIVE, state == SaleState.LIVE && !stands);
    pseudoClassStateChanged(UPCOMING, state == SaleState.UPCOMING && !stands);
    pseudoClassStateChanged(PAUSED, stands);
  }
}
