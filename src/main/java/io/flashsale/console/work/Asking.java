package io.flashsale.console.work;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What a page asks the store to do: one thing at a time, which can be given up. */
public final class Asking {
  private final Work work;
  private final Consumer<String> failed;
  private final Runnable givenUp;
  private final ReadOnlyObjectWrapper<@Nullable Job<?>> running = new ReadOnlyObjectWrapper<>();

  /**
   * @param failed hears in a sentence what went wrong
   * @param givenUp hears that nobody waits any more for what was asked
   */
  public Asking(Work work, Consumer<String> failed, Runnable givenUp) {
    this.work = work;
    this.failed = failed;
    this.givenUp = givenUp;
  }

  /** Asks for something, unless something else goes on; then nothing is done. */
  public <T> void ask(Task<T> task, Consumer<T> done) {
    if (running.get() == null) {
      begin(task, done);
    }
  }

  /** Asks for something instead of what goes on, which is given up without a word. */
  public <T> void askInstead(Task<T> task, Consumer<T> done) {
    giveUp();
    begin(task, done);
  }

  private <T> void begin(Task<T> task, Consumer<T> done) {
    Job<T> job = work.job(task);
    running.set(job);
    var _ =
        job.onDone(
                result -> {
                  over(job);
                  done.accept(result);
                })
            .onFailed(
                sentence -> {
                  over(job);
                  failed.accept(sentence);
                })
            .onCancelled(
                () -> {
                  over(job);
                  givenUp.run();
                })
            .start();
  }

  private void over(Job<?> job) {
    if (running.get() == job) {
      running.set(null);
    }
  }

  /** Waits no longer for what goes on. */
  public void giveUp() {
    Job<?> job = running.get();
    if (job != null) {
      job.cancel();
    }
  }

  /** What goes on, or null. */
  public ReadOnlyObjectProperty<@Nullable Job<?>> runningProperty() {
    return running.getReadOnlyProperty();
  }
}
