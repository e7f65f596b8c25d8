package io.flashsale.console.server;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import io.flashsale.throttle.Limit;
import io.flashsale.throttle.LimitName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The limits as they are typed: checked at once, changed for all nodes, taken back by one key. */
final class LimitsViewModel {
  private final ServerDesk desk;
  private final Work work;
  private final MessageViewModel messages;
  private final Formats formats;
  private final Map<LimitName, StringProperty> typed = new EnumMap<>(LimitName.class);
  private final Map<LimitName, ReadOnlyStringWrapper> origin = new EnumMap<>(LimitName.class);
  private final Map<LimitName, Limit> known = new EnumMap<>(LimitName.class);
  private final StringBinding mistake;
  private final BooleanBinding changed;
  private final StringProperty reread = new SimpleStringProperty("");

  LimitsViewModel(ServerDesk desk, Work work, MessageViewModel messages, Formats formats) {
    this.desk = desk;
    this.work = work;
    this.messages = messages;
    this.formats = formats;
    for (LimitName name : LimitName.values()) {
      typed.put(name, new SimpleStringProperty(""));
      origin.put(name, new ReadOnlyStringWrapper(""));
    }
    StringProperty[] fields = typed.values().toArray(StringProperty[]::new);
    mistake = Bindings.createStringBinding(this::findMistake, fields);
    changed =
        Bindings.createBooleanBinding(
            () -> !wanted().isEmpty(),
            Stream.concat(Arrays.stream(fields), Stream.of(reread)).toArray(StringProperty[]::new));
  }

  /** What is typed for a limit. */
  StringProperty typed(LimitName name) {
    return typed.computeIfAbsent(name, n -> new SimpleStringProperty(""));
  }

  /** Where a limit comes from, in words. */
  ReadOnlyStringProperty origin(LimitName name) {
    return origin.computeIfAbsent(name, n -> new ReadOnlyStringWrapper("")).getReadOnlyProperty();
  }

  /** What is wrong with what is typed, or empty. */
  StringBinding mistake() {
    return mistake;
  }

  /** Whether what is typed is another than what holds. */
  BooleanBinding changed() {
    return changed;
  }

  /** The name of a limit for people. */
  static String title(LimitName name) {
    return switch (name) {
      case HOLDS_PER_EMAIL -> "Holds per e-mail";
      case HOLDS_PER_IP -> "Holds per address";
      case HOLD_WINDOW_SECONDS -> "Window, seconds";
      case COOLDOWN_SECONDS -> "Wait after two lapses, seconds";
    };
  }

  /** Takes in what holds now; what is being typed stays. */
  void accept(List<Limit> limits) {
    for (Limit limit : limits) {
      Limit before = known.put(limit.name(), limit);
      StringProperty field = typed(limit.name());
      boolean untouched = before == null || field.get().equals(text(before.value()));
      if (untouched) {
        field.set(text(limit.value()));
      }
      var at = limit.changedAt();
      origin
          .computeIfAbsent(limit.name(), n -> new ReadOnlyStringWrapper(""))
          .set(
              at == null
                  ? "as set at the start"
                  : "changed %s; set to %s at the start"
                      .formatted(formats.dayAndTime(at), formats.number(limit.configured())));
    }
    reread.set(reread.get().isEmpty() ? " " : "");
  }

  private static String text(int value) {
    return String.valueOf(value);
  }

  private String findMistake() {
    for (LimitName name : LimitName.values()) {
      String text = typed(name).get().strip();
      if (!text.isEmpty() && parse(name).isEmpty()) {
        return "%s must be a whole number from 0 (no limit) to %s."
            .formatted(title(name), formats.number(name.most()));
      }
    }
    return "";
  }

  private Optional<Integer> parse(LimitName name) {
    try {
      int value = Integer.parseInt(typed(name).get().strip());
      return value >= 0 && value <= name.most() ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What is typed and holds not yet; an emptied field gives the limit back to the settings. */
  private Map<LimitName, Optional<Integer>> wanted() {
    Map<LimitName, Optional<Integer>> wanted = new EnumMap<>(LimitName.class);
    known.forEach(
        (name, limit) -> {
          boolean emptied = typed(name).get().isBlank();
          Optional<Integer> value = parse(name);
          if (emptied && limit.changedAt() != null) {
            wanted.put(name, Optional.empty());
          } else if (value.isPresent() && value.get() != limit.value()) {
            wanted.put(name, value);
          }
        });
    return wanted;
  }

  /** Changes what is typed, for all nodes. */
  void save() {
    Map<LimitName, Optional<Integer>> wanted = wanted();
    if (!mistake.get().isEmpty()) {
      messages.error(mistake.get());
      return;
    }
    if (wanted.isEmpty()) {
      messages.note("The limits are as they were.");
      return;
    }
    Map<LimitName, Optional<Integer>> back = backTo(wanted);
    change(
        wanted,
        () -> messages.done("Changed, for all nodes.", new Action("_Undo", () -> undo(back))));
  }

  private Map<LimitName, Optional<Integer>> backTo(Map<LimitName, Optional<Integer>> wanted) {
    return wanted.keySet().stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> {
                  Limit before = known.get(name);
                  return before == null || before.changedAt() == null
                      ? Optional.empty()
                      : Optional.of(before.value());
                }));
  }

  private void undo(Map<LimitName, Optional<Integer>> back) {
    change(back, () -> messages.done("The limits are as they were."));
  }

  /** Gives all limits back to the settings of each node. */
  void giveBack() {
    Map<LimitName, Optional<Integer>> all = new EnumMap<>(LimitName.class);
    for (LimitName name : LimitName.values()) {
      all.put(name, Optional.empty());
    }
    Map<LimitName, Optional<Integer>> back = backTo(all);
    change(
        all,
        () ->
            messages.done(
                "The limits are as the settings say.", new Action("_Undo", () -> undo(back))));
  }

  private void change(Map<LimitName, Optional<Integer>> wanted, Runnable say) {
    var _ =
        work.job(steps -> desk.change(wanted))
            .onDone(
                limits -> {
                  show(limits);
                  say.run();
                })
            .onFailed(messages::error)
            .start();
  }

  /** Shows what holds, whatever was typed. */
  private void show(List<Limit> limits) {
    known.clear();
    accept(limits);
  }
}
