package io.flashsale.inventory;

/** What became of {@link Command.Purge}. */
public sealed interface PurgeOutcome extends Outcome
    permits PurgeOutcome.Purged,
        PurgeOutcome.NotARehearsal,
        Outcome.NotFound,
        Outcome.Busy,
        Outcome.Unavailable {

  /** The product is gone, with all that belonged to it. */
  record Purged() implements PurgeOutcome {}

  /** The product is a real one, which is never purged. */
  record NotARehearsal() implements PurgeOutcome {}
}
