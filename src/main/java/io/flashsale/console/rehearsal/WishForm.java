package io.flashsale.console.rehearsal;

import io.flashsale.console.rehearsal.RehearsalDesk.Wish;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the operator types of a rehearsal, checked as it is typed. */
final class WishForm {
  private static final int MOST_STOCK = 1_000_000;
  private static final int MOST_BUYERS = 1_000_000;
  private static final int MOST_CONNECTIONS = 4_096;

  /** How those who are refused wait. */
  enum Waiting {
    NOBODY("Nobody waits", null),
    JOINS("Who is refused joins the line", false),
    DRAW("All enter a draw", true);

    private final String title;
    private final @Nullable Boolean draw;

    Waiting(String title, @Nullable Boolean draw) {
      this.title = title;
      this.draw = draw;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  private final StringProperty stock = new SimpleStringProperty("100");
  private final StringProperty buyers = new SimpleStringProperty("2000");
  private final StringProperty connections = new SimpleStringProperty("128");
  private final StringProperty confirmed = new SimpleStringProperty("100");
  private final BooleanProperty retry = new SimpleBooleanProperty();
  private final ObjectProperty<Waiting> waiting = new SimpleObjectProperty<>(Waiting.NOBODY);
  private final StringBinding mistake =
      Bindings.createStringBinding(this::findMistake, stock, buyers, connections, confirmed);

  StringProperty stock() {
    return stock;
  }

  StringProperty buyers() {
    return buyers;
  }

  StringProperty connections() {
    return connections;
  }

  /** The share of holds that is checked out, in percent. */
  StringProperty confirmed() {
    return confirmed;
  }

  BooleanProperty retry() {
    return retry;
  }

  /** How those who are refused wait. */
  ObjectProperty<Waiting> waiting() {
    return waiting;
  }

  /** What is wrong with what is typed, as a sentence; empty when nothing is. */
  StringBinding mistake() {
    return mistake;
  }

  private String findMistake() {
    if (number(stock, MOST_STOCK).isEmpty()) {
      return "Units must be a whole number from 1 to 1,000,000.";
    }
    if (number(buyers, MOST_BUYERS).isEmpty()) {
      return "Buyers must be a whole number from 1 to 1,000,000.";
    }
    if (number(connections, MOST_CONNECTIONS).isEmpty()) {
      return "Connections must be a whole number from 1 to 4,096.";
    }
    return percent().isEmpty() ? "The share that checks out must be from 0 to 100 percent." : "";
  }

  private static Optional<Integer> number(StringProperty text, int most) {
    try {
      int number = Integer.parseInt(text.get().strip());
      return number >= 1 && number <= most ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Double> percent() {
    try {
      double percent = Double.parseDouble(confirmed.get().strip().replace(',', '.'));
      return percent >= 0 && percent <= 100 ? Optional.of(percent / 100) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What was typed; empty while there is a mistake. */
  Optional<Wish> wish() {
    if (!mistake.get().isEmpty()) {
      return Optional.empty();
    }
    int people = number(buyers, MOST_BUYERS).orElseThrow();
    return Optional.of(
        new Wish(
            number(stock, MOST_STOCK).orElseThrow(),
            people,
            Math.min(people, number(connections, MOST_CONNECTIONS).orElseThrow()),
            retry.get() && waiting.get() == Waiting.NOBODY,
            percent().orElseThrow(),
            waiting.get().draw));
  }
}
