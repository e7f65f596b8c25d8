package io.flashsale.puzzle;

/** Whether the work was shown. */
public sealed interface WorkOutcome {

  /** It was, or none is asked for. */
  record Shown() implements WorkOutcome {}

  /** None, or none that holds: this is what to do. */
  record Needed(Challenge challenge) implements WorkOutcome {}
}
