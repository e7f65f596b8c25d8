package io.flashsale.inventory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command that waits for its outcome. */
final class Pending<O extends Outcome> {
  private final Command<O> command;
  private final long arrival;
  private final CompletableFuture<O> outcome = new CompletableFuture<>();
  private final AtomicBoolean claimed = new AtomicBoolean();

  Pending(Command<O> command, long arrival) {
    this.command = command;
    this.arrival = arrival;
  }

  Command<O> command() {
    return command;
  }

  long arrival() {
    return arrival;
  }

  /**
   * Claims the command, for a group or to give it up: only the first claim succeeds, so nothing is
   * carried out for somebody who was told that it would not be.
   */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  CompletableFuture<O> outcome() {
    return outcome;
  }

  void complete(O value) {
    outcome.complete(value);
  }

  /** Completes a {@link Command.Purge}. */
  @SuppressWarnings("unchecked") // that command's outcome is of this kind
  void purged() {
    outcome.complete((O) new PurgeOutcome.Purged());
  }

  /** Completes a command of any kind with an outcome that every kind has. */
  @SuppressWarnings("unchecked") // every Undone implements every kind of outcome
  void undone(Outcome.Undone value) {
    outcome.complete((O) value);
  }
}
