package io.flashsale.web;

import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ConfirmOutcome;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.JoinOutcome;
import io.flashsale.inventory.LeaveOutcome;
import io.flashsale.inventory.Outcome;
import io.flashsale.inventory.PurgeOutcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.SaleOutcome;
import io.flashsale.product.SaleState;
import io.flashsale.puzzle.WorkOutcome;
import io.flashsale.throttle.Scope;
import java.time.Duration;

/** Maps what became of a command, where it was not done, to its problem: the one place for it. */
final class Refused {
  private static final Duration SOON = Duration.ofSeconds(1);

  private Refused() {}

  static Problem undone(Outcome.Undone outcome, String notFound) {
    return switch (outcome) {
      case Outcome.NotFound _ -> Problem.notFound(notFound);
      case Outcome.Busy _ ->
          Problem.of(503, "busy", "Too many people are ahead just now. Please try again.")
              .after(SOON);
      case Outcome.Unavailable _ ->
          Problem.of(503, "unavailable", "The store cannot do this just now. Please try again.")
              .after(SOON);
    };
  }

  static Problem hold(HoldOutcome outcome) {
    return switch (outcome) {
      case HoldOutcome.Granted _ -> throw new IllegalArgumentException("a hold is no problem");
      case HoldOutcome.AboveMaxPerOrder(int max) ->
          Problem.invalid("\"qty\" must be from 1 to %d for this product.".formatted(max));
      case HoldOutcome.KeyReused _ ->
          Problem.of(
              422, "key_reused", "This Idempotency-Key belongs to a hold of another quantity.");
      case HoldOutcome.SaleNotActive _ ->
          Problem.of(409, "sale_not_active", "This product is not on sale now.");
      case HoldOutcome.SoldOut _ ->
          Problem.of(409, "sold_out", "Fewer units are left than you want.");
      case HoldOutcome.LimitReached(int max) -> limitReached(max);
      case HoldOutcome.Cooldown(Duration retryAfter) -> cooldown(retryAfter);
      case HoldOutcome.Throttled(Scope scope, Duration retryAfter) ->
          Problem.of(429, "throttled", throttled(scope)).after(retryAfter);
      case Outcome.Undone undone -> undone(undone, "There is no such product.");
    };
  }

  private static Problem limitReached(int maxPerCustomer) {
    return Problem.of(
        409,
        "limit_reached",
        "One person may have %d of this product at most.".formatted(maxPerCustomer));
  }

  private static Problem cooldown(Duration retryAfter) {
    return Problem.of(
            429, "cooldown", "Two of your holds lapsed unpaid. Please wait before the next one.")
        .after(retryAfter);
  }

  static Problem join(JoinOutcome outcome) {
    return switch (outcome) {
      case JoinOutcome.Joined _, JoinOutcome.AlreadyInLine _ ->
          throw new IllegalArgumentException("no problem");
      case JoinOutcome.AboveMaxPerOrder(int max) ->
          Problem.invalid("\"qty\" must be from 1 to %d for this product.".formatted(max));
      case JoinOutcome.KeyReused _ ->
          Problem.of(
              422, "key_reused", "This Idempotency-Key belongs to an entry of another quantity.");
      case JoinOutcome.SaleNotActive _ ->
          Problem.of(409, "sale_not_active", "There is no line for this product now.");
      case JoinOutcome.Available _ ->
          Problem.of(409, "available", "You need not wait: this product can be had now.");
      case JoinOutcome.LimitReached(int max) -> limitReached(max);
      case JoinOutcome.TooManyFromAddress(int limit) ->
          Problem.of(
              409,
              "limit_reached",
              "Your network address has entered %d times, as often as it may.".formatted(limit));
      case JoinOutcome.LineFull _ ->
          Problem.of(409, "line_full", "As many are in line for this product as can be.");
      case JoinOutcome.Cooldown(Duration retryAfter) -> cooldown(retryAfter);
      case Outcome.Undone undone -> undone(undone, "There is no such product.");
    };
  }

  static Problem work(WorkOutcome.Needed needed) {
    return Problem.of(
            428, "work_required", "Your device has to work something out first: see \"challenge\".")
        .asking(needed.challenge());
  }

  static Problem leave(LeaveOutcome outcome) {
    return switch (outcome) {
      case LeaveOutcome.Gone _ -> throw new IllegalArgumentException("no problem");
      case LeaveOutcome.Taken _ -> notPending(OrderStatus.CONFIRMED);
      case Outcome.Undone undone -> undone(undone, "There is no such entry.");
    };
  }

  static Problem takeBack(ReturnOutcome outcome) {
    return switch (outcome) {
      case ReturnOutcome.Returned _ -> throw new IllegalArgumentException("no problem");
      case ReturnOutcome.NotConfirmed(OrderStatus status) ->
          status == OrderStatus.PENDING
              ? Problem.of(409, "not_confirmed", "Only a confirmed order can be returned.")
              : notPending(status);
      case Outcome.Undone undone -> undone(undone, "There is no such order.");
    };
  }

  private static String throttled(Scope scope) {
    return switch (scope) {
      case EMAIL -> "This e-mail has had as many holds as it may have for now.";
      case IP -> "Your network address has had as many holds as it may have for now.";
    };
  }

  static Problem confirm(ConfirmOutcome outcome) {
    return switch (outcome) {
      case ConfirmOutcome.Confirmed _ -> throw new IllegalArgumentException("no problem");
      case ConfirmOutcome.NotPending(OrderStatus status) -> notPending(status);
      case Outcome.Undone undone -> undone(undone, "There is no such order.");
    };
  }

  static Problem cancel(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Cancelled _ -> throw new IllegalArgumentException("no problem");
      case CancelOutcome.NotPending(OrderStatus status) -> notPending(status);
      case Outcome.Undone undone -> undone(undone, "There is no such order.");
    };
  }

  private static Problem notPending(OrderStatus status) {
    return switch (status) {
      case PENDING -> throw new IllegalArgumentException("a pending order is no problem");
      case EXPIRED ->
          Problem.of(409, "hold_expired", "The time of this hold is over; its stock went back.");
      case CANCELLED -> Problem.of(409, "cancelled", "This order was cancelled.");
      case CONFIRMED ->
          Problem.of(409, "already_confirmed", "This order is confirmed and stays so.");
      case RETURNED -> Problem.of(409, "returned", "This order was returned.");
    };
  }

  static Problem purge(PurgeOutcome outcome) {
    return switch (outcome) {
      case PurgeOutcome.Purged _ -> throw new IllegalArgumentException("no problem");
      case PurgeOutcome.NotARehearsal _ ->
          Problem.of(409, "not_a_rehearsal", "Only the product of a rehearsal can be deleted.");
      case Outcome.Undone undone -> undone(undone, "There is no such product.");
    };
  }

  static Problem sale(SaleOutcome outcome) {
    return switch (outcome) {
      case SaleOutcome.Changed _ -> throw new IllegalArgumentException("no problem");
      case SaleOutcome.NotNow(SaleState state) ->
          Problem.of(
              409,
              "sale_not_active",
              state == SaleState.ENDED
                  ? "The sale is over: extend it to go on."
                  : "The sale has not begun: open it, or change its start.");
      case SaleOutcome.HasOrders _ ->
          Problem.of(409, "has_orders", "Somebody ordered this product or waits for it: close it.");
      case SaleOutcome.NotFound _ -> Problem.notFound("There is no such product.");
    };
  }

  static Problem stock(StockOutcome outcome) {
    return switch (outcome) {
      case StockOutcome.Adjusted _ -> throw new IllegalArgumentException("no problem");
      case StockOutcome.InUse(int available) ->
          Problem.of(
              409,
              "stock_in_use",
              "Only %d units are available; the others are held or sold.".formatted(available));
      case StockOutcome.TooMuch _ -> Problem.invalid("The stock would be too large.");
      case Outcome.Undone undone -> undone(undone, "There is no such product.");
    };
  }
}
