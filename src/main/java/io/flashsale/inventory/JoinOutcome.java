package io.flashsale.inventory;

import io.flashsale.waitlist.WaitlistEntry;
import java.time.Duration;

/** What became of {@link Command.JoinWaitlist}. */
public sealed interface JoinOutcome extends Outcome
    permits JoinOutcome.Joined,
        JoinOutcome.AlreadyInLine,
        JoinOutcome.AboveMaxPerOrder,
        JoinOutcome.KeyReused,
        JoinOutcome.SaleNotActive,
        JoinOutcome.Available,
        JoinOutcome.LimitReached,
        JoinOutcome.TooManyFromAddress,
        JoinOutcome.LineFull,
        JoinOutcome.Cooldown,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The entry is in line, now or by an earlier command with the same key. */
  record Joined(WaitlistEntry entry) implements JoinOutcome {}

  /** The customer takes part already; which entry it is only its owner knows. */
  record AlreadyInLine() implements JoinOutcome {}

  /** More units than one order of the product may have. */
  record AboveMaxPerOrder(int maxPerOrder) implements JoinOutcome {}

  /** The key belongs to an entry of another quantity. */
  record KeyReused() implements JoinOutcome {}

  /** The sale has not begun and has no draw to enter, or it is over. */
  record SaleNotActive() implements JoinOutcome {}

  /** A hold can be had at once. */
  record Available() implements JoinOutcome {}

  /** The customer would have more units of the product than one may have. */
  record LimitReached(int maxPerCustomer) implements JoinOutcome {}

  /** So many entered the draw from this address already. */
  record TooManyFromAddress(int limit) implements JoinOutcome {}

  /** As many are in line as can be. */
  record LineFull() implements JoinOutcome {}

  /** The customer let two holds lapse and has to wait. */
  record Cooldown(Duration retryAfter) implements JoinOutcome {}
}
