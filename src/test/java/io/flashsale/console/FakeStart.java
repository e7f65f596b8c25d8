package io.flashsale.console;

import io.flashsale.console.store.ConsoleStore;
import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.util.concurrent.CountDownLatch;

/** A start that goes on when the test says so. */
final class FakeStart implements ConsoleStart {
  final FakeStore store = new FakeStore();
  final CountDownLatch mayStart = new CountDownLatch(1);
  final CountDownLatch mayClose = new CountDownLatch(1);
  volatile StartProgress progress = step -> {};
  volatile Outcome outcome = store::store;
  volatile boolean begun;
  volatile boolean closed;

  /** What comes of the start. */
  interface Outcome {
    ConsoleStore get() throws StartFailure;
  }

  /** A start that is over at once. */
  static FakeStart ready() {
    FakeStart start = new FakeStart();
    start.mayStart.countDown();
    start.mayClose.countDown();
    return start;
  }

  @Override
  public ConsoleStore start(StartProgress heard) throws StartFailure {
    progress = heard;
    begun = true;
    await(mayStart);
    return outcome.get();
  }

  @Override
  public void close() {
    await(mayClose);
    closed = true;
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
