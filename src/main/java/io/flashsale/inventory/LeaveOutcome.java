package io.flashsale.inventory;

import io.flashsale.waitlist.WaitlistEntry;

/** What became of {@link Command.LeaveWaitlist}. */
public sealed interface LeaveOutcome extends Outcome
    permits LeaveOutcome.Gone,
        LeaveOutcome.Taken,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The entry takes part no more: it left, now or before, or it had lapsed. */
  record Gone(WaitlistEntry entry) implements LeaveOutcome {}

  /** Its offer was confirmed; the order stays. */
  record Taken() implements LeaveOutcome {}
}
