package io.flashsale.console.orders;

import io.flashsale.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/** Which orders are looked for, by what became of them. */
public enum StatusChoice {
  ALL("Any status", null),
  PENDING("Held", OrderStatus.PENDING),
  CONFIRMED("Confirmed", OrderStatus.CONFIRMED),
  EXPIRED("Expired", OrderStatus.EXPIRED),
  CANCELLED("Cancelled", OrderStatus.CANCELLED),
  RETURNED("Returned", OrderStatus.RETURNED);

  private final String text;
  private final @Nullable OrderStatus status;

  StatusChoice(String text, @Nullable OrderStatus status) {
    this.text = text;
    this.status = status;
  }

  @Nullable OrderStatus status() {
    return status;
  }

  /** What a status is called at the desk. */
  static String nameOf(OrderStatus status) {
    return switch (status) {
      case PENDING -> PENDING.text;
      case CONFIRMED -> CONFIRMED.text;
      case EXPIRED -> EXPIRED.text;
      case CANCELLED -> CANCELLED.text;
      case RETURNED -> RETURNED.text;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
