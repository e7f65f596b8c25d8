package io.flashsale.console.files;

import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.work.Job;
import io.flashsale.console.work.Task;
import io.flashsale.console.work.Work;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The one piece of work that the page has going on: what it is, how far, and its end. */
final class FileWork {
  private final Work work;
  private final MessageViewModel messages;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(Job.UNKNOWN);
  private @Nullable Job<?> job;

  FileWork(Work work, MessageViewModel messages) {
    this.work = work;
    this.messages = messages;
  }

  /**
   * Begins a piece of work, unless another goes on.
   *
   * @param what goes on, such as "Saving the orders"
   */
  <T> void begin(String what, Task<T> task, Consumer<T> done) {
    if (running.get()) {
      messages.note("%s still goes on: wait for it or give it up.".formatted(title.get()));
      return;
    }
    messages.clear();
    title.set(what);
    running.set(true);
    Job<T> begun =
        work.job(task)
            .onDone(
                result -> {
                  end();
                  done.accept(result);
                })
            .onFailed(
                sentence -> {
                  end();
                  messages.error(sentence);
                })
            .onCancelled(
                () -> {
                  end();
                  messages.note("%s was given up; nothing was left behind.".formatted(what));
                });
    job = begun;
    progress.bind(begun.progressProperty());
    var _ = begun.start();
  }

  private void end() {
    progress.unbind();
    progress.set(Job.UNKNOWN);
    running.set(false);
    job = null;
  }

  /** Gives up what goes on. */
  void cancel() {
    Job<?> now = job;
    if (now != null) {
      now.cancel();
    }
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** What goes on, or went on last. */
  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** How far it is, 0 to 1, or -1 where nobody knows. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }
}
