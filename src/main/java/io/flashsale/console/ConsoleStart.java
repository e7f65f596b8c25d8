package io.flashsale.console;

import io.flashsale.console.store.ConsoleStore;
import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;

/** The start and the end of the store that the console stands on. */
public interface ConsoleStart {

  /**
   * Starts the store and tells its steps. Called once, off the FX thread.
   *
   * @throws StartFailure when it cannot start, with the sentence for the operator
   */
  ConsoleStore start(StartProgress progress) throws StartFailure;

  /**
   * Ends what was started, also when the start failed. Called once, after {@link #start} returned
   * or threw, off the FX thread. It may take its time: the window says that it closes.
   */
  void close();
}
