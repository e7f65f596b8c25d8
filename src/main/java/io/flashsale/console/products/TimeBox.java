package io.flashsale.console.products;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.converter.LocalDateStringConverter;
import org.jspecify.annotations.Nullable;

/**
 * A point in time to be chosen: the day from a calendar in the desktop's language, the time of day
 * typed. Its text is both of them, as {@link Parsers} reads it.
 */
public final class TimeBox extends HBox {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("error");

  private final DatePicker day = new DatePicker();
  private final TextField time = new TextField();
  private final StringProperty text = new SimpleStringProperty("");
  private boolean splitting;

  public TimeBox() {
    getStyleClass().add("time-box");
    Locale locale = Locale.getDefault(Locale.Category.FORMAT);
    DateTimeFormatter shown =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(locale);
    day.setConverter(new LocalDateStringConverter(shown, shown));
    day.setPrefWidth(150);
    time.setPromptText("18:00");
    time.setPrefColumnCount(5);
    time.setMinWidth(74);
    HBox.setHgrow(time, Priority.ALWAYS);
    getChildren().addAll(day, time);
    text.subscribe(this::split);
    day.valueProperty().subscribe(chosen -> join());
    time.textProperty().subscribe(typed -> join());
  }

  private void split(@Nullable String whole) {
    if (splitting) {
      return;
    }
    splitting = true;
    try {
      String[] parts = whole == null ? new String[] {""} : whole.strip().split("\\s+", 2);
      day.setValue(dayOf(parts[0]));
      time.setText(parts.length < 2 ? "" : parts[1]);
    } finally {
      splitting = false;
    }
  }

  private static @Nullable LocalDate dayOf(String part) {
    try {
      return LocalDate.parse(part);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void join() {
    if (splitting) {
      return;
    }
    splitting = true;
    try {
      LocalDate chosen = day.getValue();
      String typed = time.getText() == null ? "" : time.getText().strip();
      text.set(chosen == null ? typed : chosen + " " + typed);
    } finally {
      splitting = false;
    }
  }

  /** The day and the time of day, such as {@code 2030-01-31 18:00}. */
  StringProperty textProperty() {
    return text;
  }

  /** Names the two controls after what is chosen with them. */
  void name(String what) {
    day.setAccessibleText(what + ": the day");
    time.setAccessibleText(what + ": the time of day");
  }

  /** Shows that what is typed is no time, and says so to who hears it. */
  void mark(String sentence) {
    time.pseudoClassStateChanged(INVALID, !sentence.isEmpty());
    day.pseudoClassStateChanged(INVALID, !sentence.isEmpty());
    time.setAccessibleHelp(sentence);
    day.setAccessibleHelp(sentence);
  }
}
