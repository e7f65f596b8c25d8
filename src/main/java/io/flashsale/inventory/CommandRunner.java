package io.flashsale.inventory;

import io.flashsale.inventory.Arrivals.Arrival;
import java.util.concurrent.ExecutionException;

/** Submits commands to their products' sequencers and waits for what becomes of them. */
final class CommandRunner {

  private final Sequencers sequencers;
  private final Patience patience = new Patience(System::nanoTime);

  CommandRunner(Sequencers sequencers) {
    this.sequencers = sequencers;
  }

  Arrival arrive() {
    return sequencers.arrivals().enter();
  }

  /** Runs a command that arrives now. */
  <O extends Outcome> O run(Command<O> command) {
    return run(command, arrive());
  }

  /** Runs a command that has arrived; its arrival is settled with it. */
  <O extends Outcome> O run(Command<O> command, Arrival arrival) {
    Pending<O> pending = sequencers.of(command.productId()).submit(command, arrival.number());
    arrival.settle();
    return await(pending);
  }

  /** Gives up what has waited too long; to be run a few times a second. */
  void giveUpOverdue() {
    patience.look();
  }

  private <O extends Outcome> O await(Pending<O> pending) {
    patience.watch(pending);
    try {
      return pending.outcome().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pending.undone(new Outcome.Unavailable());
    } catch (ExecutionException e) {
      throw new IllegalStateException("A command completes with an outcome", e);
    }
    return pending.outcome().join();
  }
}
