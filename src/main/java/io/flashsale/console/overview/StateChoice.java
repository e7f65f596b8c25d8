package io.flashsale.console.overview;

import io.flashsale.product.SaleState;
import org.jspecify.annotations.Nullable;

/** Which sales the table shows. */
public enum StateChoice {
  ALL("All sales", null),
  LIVE("Live", SaleState.LIVE),
  UPCOMING("Upcoming", SaleState.UPCOMING),
  ENDED("Ended", SaleState.ENDED);

  private final String text;
  private final @Nullable SaleState state;

  StateChoice(String text, @Nullable SaleState state) {
    this.text = text;
    this.state = state;
  }

  boolean includes(SaleState other) {
    return state == null || state == other;
  }

  @Override
  public String toString() {
    return text;
  }
}
