package io.flashsale.console.server;

import io.flashsale.console.live.Reading;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The last lines of the log: found by a word, and followed as they come. */
final class LogViewModel {

  /** How many lines are shown at most, the newest. */
  static final int MOST = 1_000;

  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty follow = new SimpleBooleanProperty(true);
  private final ObservableList<String> shown = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
  private List<String> lines = List.of();

  LogViewModel() {
    filter.subscribe(word -> show());
    follow.subscribe(on -> show());
  }

  /** What a line has to have in it, in any case. */
  StringProperty filterProperty() {
    return filter;
  }

  /** Whether new lines are shown as they come. */
  BooleanProperty followProperty() {
    return follow;
  }

  /** The lines, oldest first. */
  ObservableList<String> lines() {
    return shown;
  }

  /** Why there are no lines, or empty. */
  ReadOnlyStringProperty stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Takes in the end of the log; while it is not followed, the lines stay. */
  void accept(Reading<List<String>> reading) {
    switch (reading) {
      case Reading.Fresh<List<String>>(List<String> fresh) -> {
        if (follow.get() || lines.isEmpty()) {
          lines = fresh;
          show();
        }
      }
      case Reading.Missing<List<String>>() -> state.set("The log cannot be read.");
    }
  }

  private void show() {
    String word = filter.get().strip().toLowerCase(Locale.ROOT);
    List<String> found =
        lines.stream()
            .filter(line -> word.isEmpty() || line.toLowerCase(Locale.ROOT).contains(word))
            .toList();
    List<String> newest = found.subList(Math.max(0, found.size() - MOST), found.size());
    if (!newest.equals(shown)) {
      shown.setAll(newest);
    }
    state.set(
        !newest.isEmpty()
            ? ""
            : lines.isEmpty()
                ? "Nothing is logged yet."
                : "No line has “%s” in it.".formatted(word));
  }
}
