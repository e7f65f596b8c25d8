package io.flashsale.console.rehearsal;

import io.flashsale.console.live.Reading;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.rehearsal.RehearsalDesk.Run;
import io.flashsale.console.rehearsal.RehearsalDesk.Wish;
import io.flashsale.console.view.FileChoice;
import io.flashsale.console.work.Work;
import io.flashsale.files.WholeFile;
import io.flashsale.product.Product;
import io.flashsale.rehearsal.RehearsalFailure;
import io.flashsale.rehearsal.RehearsalProgress;
import io.flashsale.rehearsal.RehearsalReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The page of the rehearsal: what is wished, how far it is, and what came of it. */
final class RehearsalViewModel {

  /** What the crowd finds is like nothing that is for sale. */
  static final Model OWN = new Model(0, "Units of its own", 0);

  private static final FileChoice.Kind JSON = new FileChoice.Kind("Report (JSON)", "json");
  private static final FileChoice.Kind PNG = new FileChoice.Kind("Picture (PNG)", "png");

  /** More points than a curve can show are thinned out. */
  private static final int MOST_SAMPLES = 600;

  /**
   * What a rehearsal can be like.
   *
   * @param stock its units, or 0 to choose
   */
  record Model(int id, String name, int stock) {
    @Override
    public String toString() {
      return id == 0 ? name : "A copy of %s (%,d units)".formatted(name, stock);
    }
  }

  /**
   * A point of the curves.
   *
   * @param seconds since the rehearsal began
   */
  record Sample(double seconds, int granted, int refused) {}

  /** Writes a picture of the report to a file. */
  interface Painter {
    byte[] paint();
  }

  private final RehearsalDesk desk;
  private final Work work;
  private final FileChoice choice;
  private final LongSupplier nanoTime;
  private final WishForm form = new WishForm();
  private final MessageViewModel messages = new MessageViewModel();
  private final ObservableList<Model> models = FXCollections.observableArrayList(OWN);
  private final ObjectProperty<Model> model = new SimpleObjectProperty<>(OWN);
  private final ObservableList<PhaseLine> phases = FXCollections.observableArrayList();
  private final ObservableList<Sample> samples = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ending = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable RehearsalProgress> progress =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RehearsalReport> report =
      new ReadOnlyObjectWrapper<>();
  private volatile @Nullable Run run;
  private long begun;
  private long phaseBegun;
  private int rest;
  private int thinning = 1;

  /**
   * @param nanoTime the monotonic clock of the curves
   */
  RehearsalViewModel(
      RehearsalDesk desk, Work work, FileChoice choice, Memory memory, LongSupplier nanoTime) {
    this.desk = desk;
    this.work = work;
    this.choice = choice;
    this.nanoTime = nanoTime;
    memory.keep("rehearsal.stock", form.stock());
    memory.keep("rehearsal.buyers", form.buyers());
    memory.keep("rehearsal.connections", form.connections());
    memory.keep("rehearsal.confirmed", form.confirmed());
    model.subscribe(
        like -> {
          if (like != null && like.id() > 0) {
            form.stock().set(String.valueOf(Math.max(1, like.stock())));
          }
        });
  }

  WishForm form() {
    return form;
  }

  MessageViewModel messages() {
    return messages;
  }

  ObservableList<Model> models() {
    return models;
  }

  /** What the rehearsal is like; choosing a product takes over its units. */
  ObjectProperty<Model> modelProperty() {
    return model;
  }

  /** The phases so far, the one that goes on last. */
  ObservableList<PhaseLine> phases() {
    return phases;
  }

  /** The curves of grants and refusals. */
  ObservableList<Sample> samples() {
    return samples;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Whether it was broken off and what was made for it is being purged. */
  ReadOnlyBooleanProperty endingProperty() {
    return ending.getReadOnlyProperty();
  }

  /** How far it is, or null before the first rehearsal. */
  ReadOnlyObjectProperty<@Nullable RehearsalProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What came of the last one, or null. */
  ReadOnlyObjectProperty<@Nullable RehearsalReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** The products to choose from, as they are now; on a thread that may block. */
  List<Model> readModels() {
    return desk.products().stream().map(RehearsalViewModel::model).toList();
  }

  private static Model model(Product product) {
    return new Model(product.id(), product.name(), product.stock().total());
  }

  /** Takes in the products to choose from; the choice stays where it can. */
  void acceptModels(Reading<List<Model>> reading) {
    if (reading instanceof Reading.Fresh<List<Model>>(List<Model> fresh) && !running.get()) {
      List<Model> all = Stream.concat(Stream.of(OWN), fresh.stream()).toList();
      if (!all.equals(models)) {
        Model before = model.get();
        models.setAll(all);
        model.set(
            all.stream()
                .filter(like -> before != null && like.id() == before.id())
                .findFirst()
                .orElse(OWN));
      }
    }
  }

  /** Starts a rehearsal of what is typed. */
  void start() {
    if (running.get()) {
      return;
    }
    Wish wish = form.wish().orElse(null);
    if (wish == null) {
      messages.error(form.mistake().get());
      return;
    }
    messages.clear();
    report.set(null);
    phases.clear();
    samples.clear();
    thinning = 1;
    rest = 0;
    begun = nanoTime.getAsLong();
    phaseBegun = begun;
    ending.set(false);
    Run prepared = desk.prepare(wish);
    run = prepared;
    running.set(true);
    var _ =
        work.job(steps -> hold(prepared))
            .onDone(this::end)
            .onFailed(
                sentence -> {
                  stop();
                  messages.error(sentence);
                })
            .start();
  }

  /** What became of a rehearsal: a report, or a sentence that says why there is none. */
  private record Held(@Nullable RehearsalReport report, String sentence) {}

  private static Held hold(Run prepared) {
    try {
      return new Held(prepared.run(), "");
    } catch (RehearsalFailure e) {
      return new Held(null, e.sentence());
    }
  }

  private void end(Held held) {
    Run over = run;
    if (over != null) {
      take(over.progress());
    }
    stop();
    RehearsalReport fresh = held.report();
    if (fresh == null) {
      messages.error(held.sentence());
      return;
    }
    report.set(fresh);
    if (fresh.cancelled()) {
      messages.note("The rehearsal was broken off; what was made for it is purged.");
    } else if (fresh.sound()) {
      messages.done("The rehearsal is over, and the audit found nothing wrong.");
    } else {
      messages.error("The audit found something wrong: save the report and keep the log.");
    }
  }

  private void stop() {
    run = null;
    running.set(false);
    ending.set(false);
  }

  /** Breaks the rehearsal off; it ends when what was made for it is purged. */
  void cancel() {
    Run now = run;
    if (now != null && running.get()) {
      ending.set(true);
      now.cancel();
    }
  }

  /** Whether a rehearsal goes on; from any thread. */
  boolean goesOn() {
    return run != null;
  }

  /** How far the rehearsal is, or nothing while there is none; from any thread. */
  Optional<RehearsalProgress> readProgress() {
    Run now = run;
    return now == null ? Optional.empty() : Optional.of(now.progress());
  }

  /** Takes in how far it is. */
  void accept(Reading<Optional<RehearsalProgress>> reading) {
    if (reading instanceof Reading.Fresh<Optional<RehearsalProgress>>(var now) && running.get()) {
      now.ifPresent(this::take);
    }
  }

  private void take(RehearsalProgress now) {
    RehearsalProgress before = progress.get();
    long nanos = nanoTime.getAsLong();
    if (phases.isEmpty() || before == null || before.phase() != now.phase()) {
      phaseBegun = nanos;
      phases.add(PhaseLine.of(now, Duration.ZERO));
    } else {
      phases.set(phases.size() - 1, PhaseLine.of(now, Duration.ofNanos(nanos - phaseBegun)));
    }
    progress.set(now);
    sample(new Sample((nanos - begun) / 1e9, now.granted(), now.refused()));
  }

  private void sample(Sample sample) {
    if (rest > 0) {
      rest--;
      return;
    }
    samples.add(sample);
    rest = thinning - 1;
    if (samples.size() >= MOST_SAMPLES) {
      List<Sample> kept = new ArrayList<>();
      for (int i = 0; i < samples.size(); i += 2) {
        kept.add(samples.get(i));
      }
      samples.setAll(kept);
      thinning *= 2;
    }
  }

  /** How much of the phase is done, 0 to 1, or -1 where nobody knows. */
  static double share(@Nullable RehearsalProgress now) {
    return now == null || now.of() <= 0 ? -1 : Math.min(1, (double) now.done() / now.of());
  }

  /** Saves the report as the command writes it. */
  void saveJson() {
    RehearsalReport now = report.get();
    if (now == null) {
      messages.note("There is no report yet: start a rehearsal.");
      return;
    }
    byte[] json = now.json().getBytes(StandardCharsets.UTF_8);
    save("rehearsal.json", JSON, json);
  }

  /** Saves a picture of the report. */
  void savePicture(Painter painter) {
    if (report.get() == null) {
      messages.note("There is no report yet: start a rehearsal.");
      return;
    }
    save("rehearsal.png", PNG, painter.paint());
  }

  private void save(String name, FileChoice.Kind kind, byte[] content) {
    choice
        .save(name, kind)
        .ifPresent(
            file -> {
              var _ =
                  work.job(
                          steps -> {
                            WholeFile.write(file, out -> out.write(content));
                            return file;
                          })
                      .onDone(saved -> messages.done("Saved to %s.".formatted(saved)))
                      .onFailed(messages::error)
                      .start();
            });
  }
}
