package io.flashsale.inventory;

import io.flashsale.ledger.Receipt;
import io.flashsale.throttle.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What became of {@link Command.PlaceHold}. */
public sealed interface HoldOutcome extends Outcome
    permits HoldOutcome.Granted,
        HoldOutcome.AboveMaxPerOrder,
        HoldOutcome.KeyReused,
        HoldOutcome.SaleNotActive,
        HoldOutcome.SoldOut,
        HoldOutcome.LimitReached,
        HoldOutcome.Cooldown,
        HoldOutcome.Throttled,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The stock is held, now or by an earlier command with the same key. */
  record Granted(UUID orderId, Instant holdExpiresAt, Receipt ledger) implements HoldOutcome {}

  /** More units than one order of the product may have. */
  record AboveMaxPerOrder(int maxPerOrder) implements HoldOutcome {}

  /** The key belongs to a hold of another quantity. */
  record KeyReused() implements HoldOutcome {}

  /** The sale has not begun or is over. */
  record SaleNotActive() implements HoldOutcome {}

  /** Fewer units are available than wanted, or somebody in line can still use them. */
  record SoldOut() implements HoldOutcome {}

  /** The customer would have more units of the product than one may have. */
  record LimitReached(int maxPerCustomer) implements HoldOutcome {}

  /** The customer let two holds lapse and has to wait. */
  record Cooldown(Duration retryAfter) implements HoldOutcome {}

  /** A limit of holds is reached. */
  record Throttled(Scope scope, Duration retryAfter) implements HoldOutcome {}
}
