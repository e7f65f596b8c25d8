package io.flashsale.console.start;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Something that takes its time, before the console or after it: what it is, and its steps. */
public final class ProgressViewModel {
  private final String title;
  private final String subtitle;
  private final ObservableList<String> steps = FXCollections.observableArrayList();
  private final ObservableList<String> shownSteps = FXCollections.unmodifiableObservableList(steps);

  private ProgressViewModel(String title, String subtitle) {
    this.title = title;
    this.subtitle = subtitle;
  }

  /** The start of the store. */
  public static ProgressViewModel starting() {
    return new ProgressViewModel("FlashSale", "The store is starting");
  }

  /** The end of the store. */
  public static ProgressViewModel closing() {
    return new ProgressViewModel("Closing…", "Orders are safe; the store ends its work.");
  }

  /** A step began. */
  public void step(String description) {
    steps.add(description);
  }

  public String title() {
    return title;
  }

  public String subtitle() {
    return subtitle;
  }

  /** The steps that began, oldest first. */
  public ObservableList<String> steps() {
    return shownSteps;
  }
}
