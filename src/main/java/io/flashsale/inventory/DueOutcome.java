package io.flashsale.inventory;

/** What became of {@link Command.ReleaseDue}. */
public sealed interface DueOutcome extends Outcome
    permits DueOutcome.Released, Outcome.NotFound, Outcome.Busy, Outcome.Unavailable {

  /**
   * Holds that were due went back.
   *
   * @param orders how many in this group
   * @param more whether others are due still
   */
  record Released(int orders, boolean more) implements DueOutcome {}
}
