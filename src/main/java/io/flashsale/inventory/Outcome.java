package io.flashsale.inventory;

/** What became of a command. Expected outcomes are values; exceptions are faults. */
public sealed interface Outcome
    permits HoldOutcome,
        ConfirmOutcome,
        CancelOutcome,
        ReturnOutcome,
        DueOutcome,
        StockOutcome,
        JoinOutcome,
        LeaveOutcome,
        LineOutcome,
        PurgeOutcome,
        Outcome.Undone {

  /** Nothing was done, whatever the command was. */
  sealed interface Undone extends Outcome {}

  /** There is no such product, or no such order. */
  record NotFound()
      implements Undone,
          HoldOutcome,
          ConfirmOutcome,
          CancelOutcome,
          ReturnOutcome,
          DueOutcome,
          StockOutcome,
          JoinOutcome,
          LeaveOutcome,
          LineOutcome,
          PurgeOutcome {}

  /** The product's queue is full, or the turn did not come in time; to be tried again. */
  record Busy()
      implements Undone,
          HoldOutcome,
          ConfirmOutcome,
          CancelOutcome,
          ReturnOutcome,
          DueOutcome,
          StockOutcome,
          JoinOutcome,
          LeaveOutcome,
          LineOutcome,
          PurgeOutcome {}

  /**
   * What is needed does not answer. Whether the command was carried out may not be known: a hold
   * with a key and a confirm find the truth when they are repeated.
   */
  record Unavailable()
      implements Undone,
          HoldOutcome,
          ConfirmOutcome,
          CancelOutcome,
          ReturnOutcome,
          DueOutcome,
          StockOutcome,
          JoinOutcome,
          LeaveOutcome,
          LineOutcome,
          PurgeOutcome {}
}
