package io.flashsale.order;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of the orders that were looked for, newest first.
 *
 * @param next where the next page begins, or null at the end
 */
public record OrderPage(List<Order> orders, @Nullable Cursor next) {

  public OrderPage {
    orders = List.copyOf(orders);
  }

  /**
   * A place among orders, between two of them.
   *
   * @param before orders with a smaller id come next
   * @param seq of the orders of one product, those whose hold stands before this in its ledger
   */
  public record Cursor(UUID before, long seq) {
    private static final Pattern TEXT =
        Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{1,18})");

    /** The place before all orders: the newest come next. */
    public static final Cursor NEWEST = new Cursor(new UUID(-1, -1), Long.MAX_VALUE >> 24);

    /** As it is written in an address. */
    public String text() {
      return before + "." + seq;
    }

    /** The place that a text names, or empty when it names none. */
    public static Optional<Cursor> parse(String text) {
      Matcher parts = TEXT.matcher(text);
      return parts.matches()
          ? Optional.of(new Cursor(UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2))))
          : Optional.empty();
    }
  }
}
