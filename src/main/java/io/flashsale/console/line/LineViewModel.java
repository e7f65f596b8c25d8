package io.flashsale.console.line;

import io.flashsale.console.live.Reading;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.FileChoice;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import io.flashsale.files.WholeFile;
import io.flashsale.product.Product;
import io.flashsale.waitlist.LineFigures;
import io.flashsale.waitlist.LineFigures.DrawState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The page of a line: which product's, its figures in words, and the saving of its draw. */
final class LineViewModel {
  private static final FileChoice.Kind JSON = new FileChoice.Kind("Draw (JSON)", "json");
  private static final String NONE = "–";

  private final LineFiguresDesk desk;
  private final Work work;
  private final FileChoice choice;
  private final Formats formats;
  private final MessageViewModel messages = new MessageViewModel();
  private final ObservableList<ProductChoice> products = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ProductChoice> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable LineFigures> figures =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private volatile @Nullable Integer wanted;

  LineViewModel(LineFiguresDesk desk, Work work, FileChoice choice, Formats formats) {
    this.desk = desk;
    this.work = work;
    this.choice = choice;
    this.formats = formats;
    chosen.subscribe(
        product -> {
          wanted = product == null ? null : product.id();
          figures.set(null);
        });
  }

  /** Reads all that the page shows; on a thread that may block. */
  LineReading read() {
    Integer id = wanted;
    List<Product> all = desk.products();
    return new LineReading(all, id == null ? null : desk.figures(id).orElse(null));
  }

  /** Takes in what became of a reading. */
  void accept(Reading<LineReading> reading) {
    switch (reading) {
      case Reading.Fresh<LineReading>(LineReading(var all, var fresh)) -> {
        stale.set(false);
        read.set(true);
        offer(all.stream().map(ProductChoice::of).toList());
        ProductChoice now = chosen.get();
        if (fresh != null && now != null && fresh.product().id() == now.id()) {
          figures.set(fresh);
        }
      }
      case Reading.Missing<LineReading>() -> stale.set(true);
    }
  }

  private void offer(List<ProductChoice> all) {
    if (!all.equals(products)) {
      ProductChoice before = chosen.get();
      products.setAll(all);
      chosen.set(
          all.stream()
              .filter(product -> before != null && product.id() == before.id())
              .findFirst()
              .or(() -> all.stream().filter(ProductChoice::draw).findFirst())
              .or(() -> all.stream().findFirst())
              .orElse(null));
    }
  }

  ObservableList<ProductChoice> products() {
    return products;
  }

  /** The product whose line is shown, or null. */
  ObjectProperty<@Nullable ProductChoice> chosenProperty() {
    return chosen;
  }

  /** The newest figures of the chosen product, or null before the first. */
  ReadOnlyObjectProperty<@Nullable LineFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** Whether what is shown is old, because the store does not answer. */
  ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /** Whether it was read that there is no product at all. */
  BooleanBinding nothingForSale() {
    return Bindings.isEmpty(products).and(read);
  }

  MessageViewModel messages() {
    return messages;
  }

  /** A count of the figures, in words. */
  ObservableValue<String> count(ToLongFunction<LineFigures> figure) {
    return told(f -> formats.number(figure.applyAsLong(f)), NONE);
  }

  /** The share of all entries that had an offer. */
  ObservableValue<String> served() {
    return told(f -> f.entries() == 0 ? NONE : formats.percent(f.served()), NONE);
  }

  ObservableValue<String> waitP50() {
    return told(f -> wait(f.fairness().waitP50()), NONE);
  }

  ObservableValue<String> waitP95() {
    return told(f -> wait(f.fairness().waitP95()), NONE);
  }

  /** A waiting time as people say it. */
  static String wait(@Nullable Duration wait) {
    if (wait == null) {
      return NONE;
    }
    long seconds = wait.toSeconds();
    if (seconds < 10) {
      return "%.1f s".formatted(wait.toMillis() / 1e3);
    }
    return seconds < 120
        ? seconds + " s"
        : seconds < 7_200
            ? "%d min".formatted(Math.round(seconds / 60.0))
            : "%d h".formatted(Math.round(seconds / 3_600.0));
  }

  /** What the newest figures tell of fairness. */
  enum Light {
    UNKNOWN,
    FAIR,
    UNFAIR
  }

  /** Whether anybody was passed over of late. */
  ObservableValue<Light> fair() {
    return told(f -> f.fairness().overtakings() == 0 ? Light.FAIR : Light.UNFAIR, Light.UNKNOWN);
  }

  private <T> ObservableValue<T> told(Function<LineFigures, T> words, T otherwise) {
    return figures.map(f -> words.apply(Objects.requireNonNull(f))).orElse(otherwise);
  }

  /** The verdict on the last events, as a sentence. */
  ObservableValue<String> verdict() {
    return told(this::verdict, "Not read yet");
  }

  private String verdict(LineFigures f) {
    int overtakings = f.fairness().overtakings();
    String looked =
        "of %s grants in the last %s events"
            .formatted(
                formats.number(f.fairness().grants()), formats.number(f.fairness().events()));
    return overtakings == 0
        ? "Nobody was overtaken, " + looked
        : "%s overtook somebody who waited, %s. Keep the log and the ledger."
            .formatted(formats.number(overtakings), looked);
  }

  /** How far the draw is, as a sentence. */
  ObservableValue<String> drawState() {
    return told(this::drawState, "");
  }

  private String drawState(LineFigures f) {
    return switch (f.draw()) {
      case NONE -> "This product opens first come, first served: there is no draw.";
      case ENTRIES_OPEN ->
          "Entries are open until %s: %s so far. The draw is made then, by itself."
              .formatted(
                  formats.dayAndTime(f.product().window().startsAt()),
                  formats.number(f.counts().entered()));
      case AWAITS_BEACON ->
          "Entries are closed. The draw waits for the value of its beacon: send it with POST"
              + " /api/admin/products/%d/draw.".formatted(f.product().id());
      case DRAWN ->
          "The draw was made %s. Its data lets anybody recompute every place."
              .formatted(drawnAt(f));
    };
  }

  private String drawnAt(LineFigures f) {
    var at = f.counts().drawnAt();
    return at == null ? "" : "at " + formats.dayAndTime(at);
  }

  /** What the store promised before the draw, in hex; empty without one. */
  ObservableValue<String> commitment() {
    return told(f -> f.terms() == null ? "" : f.terms().commitment(), "");
  }

  /** Whether there is a draw to be saved. */
  ObservableValue<Boolean> canSave() {
    return told(f -> f.draw() == DrawState.DRAWN, false);
  }

  /** Asks where to, and saves the published data of the draw. */
  void saveDraw() {
    LineFigures now = figures.get();
    if (now == null || now.draw() != DrawState.DRAWN) {
      messages.note("There is no draw to save yet.");
      return;
    }
    int id = now.product().id();
    var file = choice.save("draw-%d.json".formatted(id), JSON);
    file.ifPresent(
        path -> {
          var _ =
              work.job(
                      steps -> {
                        WholeFile.write(path, out -> desk.writeDraw(id, out));
                        return path;
                      })
                  .onDone(
                      saved ->
                          messages.done(
                              "Saved to %s. Check it with: java -jar flashsale.jar verify-draw %s"
                                  .formatted(saved, saved.getFileName())))
                  .onFailed(messages::error)
                  .start();
        });
  }

  /** Chooses the product of this id, where it is there. */
  void choose(int productId) {
    Optional<ProductChoice> found =
        products.stream().filter(product -> product.id() == productId).findFirst();
    found.ifPresent(chosen::set);
  }
}
