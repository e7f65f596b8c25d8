package io.flashsale.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A product's line as a simple list, written from the rules alone: what the sequencer has to come
 * to, whatever is asked of it. Time is in seconds.
 */
final class LineModel {
  static final int HOLD = 120;

  /** One in line. */
  static final class Person {
    final UUID entry;
    final String email;
    final int quantity;
    String state = "waiting";
    int due;

    Person(UUID entry, String email, int quantity) {
      this.entry = entry;
      this.email = email;
      this.quantity = quantity;
    }
  }

  /** A hold that was asked for. */
  record Direct(UUID order, int quantity, int due) {}

  final List<Person> line = new ArrayList<>();
  final Map<UUID, Direct> direct = new LinkedHashMap<>();
  int available;
  int sold;
  int now;

  LineModel(int stock) {
    available = stock;
  }

  int held() {
    return direct.values().stream().mapToInt(Direct::quantity).sum()
        + line.stream().filter(p -> p.state.equals("offered")).mapToInt(p -> p.quantity).sum();
  }

  private boolean reachableInLine() {
    int unsold = available + held();
    return line.stream().anyMatch(p -> p.state.equals("waiting") && p.quantity <= unsold);
  }

  boolean grantsHold(int quantity) {
    return !reachableInLine() && quantity <= available;
  }

  boolean isInLine(String email) {
    return line.stream()
        .anyMatch(
            p -> p.email.equals(email) && (p.state.equals("waiting") || p.state.equals("offered")));
  }

  /** Whether somebody who comes last and wants this many can be reached. */
  boolean reachesEnd(int quantity) {
    int left = available + held();
    for (Person person : line) {
      if (person.state.equals("waiting") && person.quantity <= left) {
        left -= person.quantity;
      }
    }
    return quantity <= left;
  }

  /** Offers what is there to the first who can be served at all. */
  void serve() {
    while (true) {
      int unsold = available + held();
      Person next =
          line.stream()
              .filter(p -> p.state.equals("waiting") && p.quantity <= unsold)
              .findFirst()
              .orElse(null);
      if (next == null || next.quantity > available) {
        return;
      }
      next.state = "offered";
      next.due = now + HOLD;
      available -= next.quantity;
    }
  }

  void end(Person person, String state) {
    if (person.state.equals("offered")) {
      if (state.equals("taken")) {
        sold += person.quantity;
      } else {
        available += person.quantity;
      }
    }
    person.state = state;
    serve();
  }

  /** All that is due goes back, and then those in line are served. */
  void passTime(int seconds) {
    now += seconds;
    for (Direct hold : List.copyOf(direct.values())) {
      if (hold.due <= now) {
        direct.remove(hold.order);
        available += hold.quantity;
      }
    }
    for (Person person : line) {
      if (person.state.equals("offered") && person.due <= now) {
        person.state = "lapsed";
        available += person.quantity;
      }
    }
    serve();
  }

  /** What each of the line is told: the state, and of those who wait how many are ahead. */
  Map<UUID, String> told() {
    Map<UUID, String> told = new HashMap<>();
    int left = available + held();
    int ahead = 0;
    for (Person person : line) {
      if (!person.state.equals("waiting")) {
        told.put(person.entry, person.state);
      } else {
        boolean reachable = person.quantity <= left;
        told.put(person.entry, (reachable ? "waiting " : "unreachable ") + ahead);
        left -= reachable ? person.quantity : 0;
        ahead++;
      }
    }
    return told;
  }

  List<Person> withState(String state) {
    return line.stream()
        .filter(p -> p.state.equals(state))
        .sorted(Comparator.comparing(p -> p.email))
        .toList();
  }
}
