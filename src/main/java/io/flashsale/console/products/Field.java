package io.flashsale.console.products;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A text of a form and what it means, looked at with every letter that is typed. */
final class Field<T> {

  /** What a text means. */
  sealed interface Parsed<T> {}

  /** It means this; null where nothing is a meaning, too. */
  record Good<T>(@Nullable T value) implements Parsed<T> {}

  /** It means nothing that is allowed; the sentence says what would be. */
  record Bad<T>(String sentence) implements Parsed<T> {}

  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Parsed<T>> parsed;
  private String loaded = "";

  Field(Function<String, Parsed<T>> parser) {
    parsed = new ReadOnlyObjectWrapper<>(parser.apply(""));
    text.subscribe(now -> parsed.set(parser.apply(now == null ? "" : now)));
  }

  /** Shows a text that was not typed. */
  void load(String shown) {
    loaded = shown;
    text.set(shown);
  }

  /** What is typed. */
  StringProperty textProperty() {
    return text;
  }

  /** What it means. */
  ReadOnlyObjectProperty<Parsed<T>> parsedProperty() {
    return parsed.getReadOnlyProperty();
  }

  /** Whether it means something. */
  boolean good() {
    return parsed.get() instanceof Good<T>;
  }

  /** What is wrong with it, or an empty text. */
  String error() {
    return parsed.get() instanceof Bad<T>(String sentence) ? sentence : "";
  }

  /** What it means; null where that is nothing. */
  @Nullable T value() {
    return parsed.get() instanceof Good<T>(T value) ? value : null;
  }

  /** Whether another text was typed than was loaded. */
  boolean changed() {
    return !loaded.equals(text.get());
  }
}
