package io.flashsale.inventory;

/** What became of {@link Command.Open}, {@link Command.Close} and {@link Command.ServeLine}. */
public sealed interface LineOutcome extends Outcome
    permits LineOutcome.Kept, Outcome.NotFound, Outcome.Busy, Outcome.Unavailable {

  /** The line is as its time and its stock say. */
  record Kept() implements LineOutcome {}
}
