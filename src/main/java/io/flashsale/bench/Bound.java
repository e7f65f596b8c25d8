package io.flashsale.bench;

import java.util.Locale;

/**
 * What a ratio has to keep to.
 *
 * @param limit the ratio that just keeps to it
 * @param least whether the limit is the least ratio, else the most
 */
public record Bound(double limit, boolean least) {

  /** For {@link #least}: the ratio must not be below the limit. */
  static final boolean LEAST = true;

  /** For {@link #least}: the ratio must not be above the limit. */
  static final boolean MOST = false;

  /** Whether the ratio keeps to it, the limit included. */
  public boolean met(double ratio) {
    return least ? ratio >= limit : ratio <= limit;
  }

  /** As in a table, such as {@code ≥ 0.40 ×}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %s ×", least ? "≥" : "≤", number());
  }

  private String number() {
    return limit >= 2
        ? String.format(Locale.ROOT, "%.0f", limit)
        : String.format(Locale.ROOT, "%.2f", limit);
  }
}
