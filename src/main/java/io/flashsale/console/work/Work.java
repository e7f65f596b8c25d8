package io.flashsale.console.work;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where the console's pages have long work done: each job on a virtual thread, what comes of it
 * told on the receiver.
 */
public final class Work implements AutoCloseable {
  private final Executor receiver;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-work-", 0).factory());

  /**
   * @param receiver where pages are told, such as the FX thread
   */
  public Work(Executor receiver) {
    this.receiver = receiver;
  }

  /** A job that is not started yet. */
  public <T> Job<T> job(Task<T> task) {
    return new Job<>(task, threads, receiver);
  }

  /** Takes no new jobs; those under way run out by themselves and are told to nobody's harm. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
