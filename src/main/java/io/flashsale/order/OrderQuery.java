package io.flashsale.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for; what is null does not matter.
 *
 * @param customer whose, by the canonical e-mail
 * @param since held at this time or later, in whole milliseconds
 * @param until held before this time, in whole milliseconds
 */
public record OrderQuery(
    @Nullable Integer productId,
    @Nullable OrderStatus status,
    @Nullable CustomerEmail customer,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** All orders. */
  public static final OrderQuery ALL = new OrderQuery(null, null, null, null, null);
}
