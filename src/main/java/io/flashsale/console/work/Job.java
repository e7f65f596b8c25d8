package io.flashsale.console.work;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A piece of work off the FX thread, started once.
 *
 * <p>Exactly one of done, failed and cancelled is told, on the receiver. Who gives a job up is told
 * so at once: its thread is not interrupted, since that would cut a connection that others use, and
 * what it still brings is dropped.
 */
public final class Job<T> {
  private static final Logger log = LoggerFactory.getLogger(Job.class);

  /** The progress of a job that does not know how much there is to do. */
  public static final double UNKNOWN = -1;

  private final Task<T> task;
  private final Executor threads;
  private final Executor receiver;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
  private final AtomicReference<@Nullable Double> newest = new AtomicReference<>();
  private Consumer<? super T> done = result -> {};
  private Consumer<String> failed = sentence -> {};
  private Runnable cancelled = () -> {};
  private volatile boolean givenUp;

  Job(Task<T> task, Executor threads, Executor receiver) {
    this.task = task;
    this.threads = threads;
    this.receiver = receiver;
  }

  /** Hears the result. */
  public Job<T> onDone(Consumer<? super T> hearer) {
    done = hearer;
    return this;
  }

  /** Hears a sentence for people that says what went wrong and what to do. */
  public Job<T> onFailed(Consumer<String> hearer) {
    failed = hearer;
    return this;
  }

  /** Hears that the job was given up. */
  public Job<T> onCancelled(Runnable hearer) {
    cancelled = hearer;
    return this;
  }

  /** Starts the job; to be called on the receiver. */
  public Job<T> start() {
    running.set(true);
    try {
      threads.execute(this::run);
    } catch (RejectedExecutionException e) {
      // The console is closing: nobody looks any more.
      running.set(false);
    }
    return this;
  }

  private void run() {
    try {
      T result = task.run(new Told());
      receiver.execute(() -> end(() -> done.accept(result)));
    } catch (Exception e) {
      if (!givenUp) {
        log.warn("The console's work failed", e);
      }
      String sentence = Failures.sentence(e);
      receiver.execute(() -> end(() -> failed.accept(sentence)));
    }
  }

  private void end(Runnable tell) {
    if (!givenUp) {
      running.set(false);
      tell.run();
    }
  }

  /** Gives the job up, where it still runs; to be called on the receiver. */
  public void cancel() {
    if (running.get()) {
      givenUp = true;
      running.set(false);
      cancelled.run();
    }
  }

  /** Whether it was started and neither ended nor was given up. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How far it is, between 0 and 1, or {@link #UNKNOWN}. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The task's view of this job. However often it tells, one telling waits for the receiver. */
  private final class Told implements Steps {
    @Override
    public void tell(long doneNow, long of) {
      double share = of <= 0 ? UNKNOWN : Math.clamp((double) doneNow / of, 0, 1);
      if (newest.getAndSet(share) == null) {
        receiver.execute(this::deliver);
      }
    }

    private void deliver() {
      Double share = newest.getAndSet(null);
      if (share != null && running.get()) {
        progress.set(share);
      }
    }

    @Override
    public boolean cancelled() {
      return givenUp;
    }
  }
}
