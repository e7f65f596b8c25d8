package io.flashsale.console.start;

import io.flashsale.console.view.TextClipboard;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The window without a console: the steps of the start, its failure, or the closing. */
public final class StartViewModel {
  private final TextClipboard clipboard;
  private final Runnable quit;
  private final ReadOnlyObjectWrapper<StartPhase> phase =
      new ReadOnlyObjectWrapper<>(StartPhase.STARTING);
  private final ObservableList<String> steps = FXCollections.observableArrayList();
  private final ObservableList<String> shownSteps = FXCollections.unmodifiableObservableList(steps);
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

  /** A start that has not begun; {@code quit} is what the Quit button does. */
  public StartViewModel(TextClipboard clipboard, Runnable quit) {
    this.clipboard = clipboard;
    this.quit = quit;
  }

  /** A step began. */
  public void step(String description) {
    steps.add(description);
  }

  /** The start failed, for a reason told in one sentence. */
  public void fail(String sentence) {
    failure.set(sentence);
    phase.set(StartPhase.FAILED);
  }

  /** The store is being closed. */
  public void close() {
    phase.set(StartPhase.CLOSING);
  }

  public void quit() {
    quit.run();
  }

  public void copyFailure() {
    clipboard.put(failure.get());
  }

  public ReadOnlyObjectProperty<StartPhase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** The steps that began, oldest first. */
  public ObservableList<String> steps() {
    return shownSteps;
  }

  /** Why the start failed; empty unless it did. */
  public ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }
}
