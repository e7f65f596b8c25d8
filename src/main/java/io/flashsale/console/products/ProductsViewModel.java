package io.flashsale.console.products;

import io.flashsale.console.live.Reading;
import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.products.ProductDesk.ProductList;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Job;
import io.flashsale.console.work.Task;
import io.flashsale.console.work.Work;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import io.flashsale.product.SaleState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The products page: what there is, which product is edited, and what is done to it. */
public final class ProductsViewModel {
  private final ProductDesk desk;
  private final Work work;
  private final Formats formats;
  private final StockWords words;
  private final ProductForm form;
  private final Field<Integer> target;
  private final MessageViewModel messages = new MessageViewModel();
  private final ObservableList<ProductEntry> all =
      FXCollections.observableArrayList(entry -> new Observable[] {entry.shownProperty()});
  private final FilteredList<ProductEntry> shown = new FilteredList<>(all);
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable ProductEntry> selected = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper stockMeaning = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Job<?>> running = new ReadOnlyObjectWrapper<>();
  private Instant now = Instant.EPOCH;
  private boolean away;
  private @Nullable Integer wanted;
  private @Nullable String pictureShown;

  ProductsViewModel(ProductDesk desk, Work work, Formats formats) {
    this.desk = desk;
    this.work = work;
    this.formats = formats;
    this.words = new StockWords(formats);
    this.form = new ProductForm(formats);
    this.target = new Field<>(new Parsers(formats)::stock);
    shown
        .predicateProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> {
                  String part = search.get().strip().toLowerCase(Locale.ROOT);
                  return entry -> matches(entry.product(), part);
                },
                search));
    target.textProperty().subscribe(text -> sayMeaning());
  }

  private static boolean matches(Product product, String part) {
    return product.name().toLowerCase(Locale.ROOT).contains(part)
        || Integer.toString(product.id()).equals(part);
  }

  /** Takes in what became of reading the products. */
  void accept(Reading<ProductList> reading) {
    switch (reading) {
      case Reading.Fresh<ProductList>(ProductList list) -> {
        if (away) {
          away = false;
          messages.clear();
        }
        show(list);
      }
      case Reading.Missing<ProductList>() -> {
        if (!away) {
          away = true;
          messages.error("The store does not answer; what is shown may be old. It is asked again.");
        }
      }
    }
  }

  private void show(ProductList list) {
    now = list.at();
    Map<Integer, ProductEntry> known = new HashMap<>();
    all.forEach(entry -> known.put(entry.product().id(), entry));
    for (Product product : list.products()) {
      ProductEntry entry = known.remove(product.id());
      if (entry == null) {
        all.add(new ProductEntry(product, list.at()));
      } else {
        entry.show(product, list.at());
      }
    }
    if (!known.isEmpty()) {
      all.removeAll(known.values());
      if (selected.get() != null && known.containsValue(selected.get())) {
        select(null);
      }
    }
    read.set(true);
    selectWanted();
    refreshSelected();
  }

  private void selectWanted() {
    Integer id = wanted;
    if (id != null) {
      all.stream()
          .filter(entry -> entry.product().id() == id)
          .findFirst()
          .ifPresent(
              entry -> {
                wanted = null;
                select(entry);
              });
    }
  }

  /** What is not being typed over shows what is. */
  private void refreshSelected() {
    ProductEntry entry = selected.get();
    if (entry != null && !form.freshProperty().get()) {
      Product product = entry.product();
      if (!form.changedProperty().get()) {
        form.load(product);
      }
      if (!target.changed()) {
        target.load(formats.number(product.targetStock()));
      }
      sayMeaning();
      showPicture(product);
    }
  }

  private void sayMeaning() {
    ProductEntry entry = selected.get();
    Integer units = target.value();
    if (entry == null) {
      stockMeaning.set("");
    } else {
      stockMeaning.set(units == null ? target.error() : words.meaning(entry.product(), units));
    }
  }

  private void showPicture(Product product) {
    String hash = product.pictureHash();
    String naming = product.id() + ":" + hash;
    if (naming.equals(pictureShown)) {
      return;
    }
    pictureShown = naming;
    picture.set(null);
    if (hash != null) {
      var _ =
          work.job(steps -> desk.picture(product.id()))
              .onDone(
                  found -> {
                    if (naming.equals(pictureShown)) {
                      picture.set(found.orElse(null));
                    }
                  })
              .onFailed(sentence -> pictureShown = null)
              .start();
    }
  }

  /** Opens a product in the form; null closes the form. */
  void select(@Nullable ProductEntry entry) {
    selected.set(entry);
    pictureShown = null;
    editing.set(entry != null);
    if (entry != null) {
      form.load(entry.product());
      target.load(formats.number(entry.product().targetStock()));
      showPicture(entry.product());
    }
    sayMeaning();
  }

  /** Opens an empty form. */
  void beginNew() {
    select(null);
    form.loadNew(now);
    picture.set(null);
    editing.set(true);
  }

  /** Opens a form like the product that is shown. */
  void beginCopy() {
    ProductEntry entry = selected.get();
    if (entry != null) {
      select(null);
      form.loadCopy(entry.product(), now);
      picture.set(null);
      editing.set(true);
    }
  }

  /** Forgets what was typed. */
  void discard() {
    ProductEntry entry = selected.get();
    select(entry);
  }

  /** Makes the product, or changes it to what was typed. */
  void save() {
    if (!form.validProperty().get()) {
      return;
    }
    ProductEntry entry = selected.get();
    if (form.freshProperty().get()) {
      var wish = form.newProduct();
      run(
          steps -> desk.create(wish),
          made -> {
            wanted = made.id();
            form.load(made);
            editing.set(false);
            messages.done("“%s” is made.".formatted(made.name()));
            reread();
          });
    } else if (entry != null) {
      change(entry.product(), form.changeTo(entry.product().details()));
    }
  }

  private void change(Product before, ProductDetails after) {
    ProductDetails typed = after;
    run(
        steps -> desk.update(before.id(), ignored -> typed),
        changed -> {
          if (changed.isEmpty()) {
            messages.error("“%s” is no longer there.".formatted(before.name()));
            return;
          }
          form.load(changed.get());
          messages.done(
              "“%s” is changed.".formatted(changed.get().name()),
              new Action("_Undo", () -> undo(before)));
          reread();
        });
  }

  private void undo(Product before) {
    run(
        steps -> desk.update(before.id(), ignored -> before.details()),
        changed -> {
          changed.ifPresent(form::load);
          messages.done("“%s” is as it was.".formatted(before.name()));
          reread();
        });
  }

  /** Sets the stock that was typed. */
  void setStock() {
    ProductEntry entry = selected.get();
    Integer units = target.value();
    if (entry != null && units != null) {
      int before = entry.product().targetStock();
      setStock(entry.product(), units, new Action("_Undo", () -> setStock(entry, before)));
    }
  }

  private void setStock(ProductEntry entry, int units) {
    setStock(entry.product(), units, null);
  }

  private void setStock(Product product, int units, @Nullable Action undo) {
    run(
        steps -> desk.setStock(product.id(), units),
        outcome -> {
          switch (outcome) {
            case StockOutcome.Adjusted(Product after) -> {
              target.load(formats.number(after.targetStock()));
              sayStock(after, undo);
              reread();
            }
            case StockOutcome.TooMuch _ -> messages.error("That is more than a product can have.");
            case StockOutcome.InUse _ -> messages.error("Those units are held or sold.");
            default ->
                messages.error(
                    "The stock could not be set just now, and is as it was. Try again in a"
                        + " moment.");
          }
        });
  }

  private void sayStock(Product after, @Nullable Action undo) {
    String sentence =
        after.drain() == 0
            ? "“%s” has %s units.".formatted(after.name(), formats.number(after.targetStock()))
            : "“%s” goes down to %s units; %s more go as they come free."
                .formatted(
                    after.name(),
                    formats.number(after.targetStock()),
                    formats.number(after.drain()));
    if (undo == null) {
      messages.done(sentence);
    } else {
      messages.done(sentence, undo);
    }
  }

  /** Opens the sale now. */
  void openNow() {
    changeSale(new SaleChange.Open(), "is open", true);
  }

  /** Has no new holds made. */
  void pause() {
    changeSale(new SaleChange.Pause(), "makes a pause: no new holds", false);
  }

  /** Has holds made again. */
  void resume() {
    changeSale(new SaleChange.Resume(), "goes on", false);
  }

  /** Ends the sale now. */
  void closeNow() {
    changeSale(new SaleChange.Close(), "is closed; holds go on to their deadlines", true);
  }

  /** Ends the sale later. */
  void extend(Duration by) {
    changeSale(new SaleChange.Extend(by), "goes on for longer", true);
  }

  private void changeSale(SaleChange change, String said, boolean undoable) {
    ProductEntry entry = selected.get();
    if (entry == null) {
      return;
    }
    Product before = entry.product();
    run(
        steps -> desk.changeSale(before.id(), change),
        outcome ->
            tell(
                outcome,
                "“%s” %s.".formatted(before.name(), said),
                undoable ? new Action("_Undo", () -> undo(before)) : null));
  }

  /** Takes the product back, where nobody has ordered it. */
  void remove() {
    ProductEntry entry = selected.get();
    if (entry != null) {
      Product before = entry.product();
      run(
          steps -> desk.remove(before.id()),
          outcome ->
              tell(
                  outcome,
                  "“%s” is deleted.".formatted(before.name()),
                  new Action("_Undo", () -> restore(before))));
    }
  }

  private void restore(Product before) {
    wanted = before.id();
    run(
        steps -> desk.restore(before.id()),
        outcome -> tell(outcome, "“%s” is back.".formatted(before.name()), null));
  }

  /** Reads a picture from a file and gives it to the product. */
  void setPicture(Path file) {
    ProductEntry entry = selected.get();
    if (entry == null) {
      return;
    }
    Product product = entry.product();
    run(
        steps ->
            Files.size(file) > Picture.BYTES_MAX
                ? Optional.<SaleOutcome>empty()
                : Picture.of(Files.readAllBytes(file))
                    .map(chosen -> desk.setPicture(product.id(), chosen)),
        outcome -> {
          if (outcome.isEmpty()) {
            messages.error(
                "A picture is a PNG, JPEG or WebP file of %s KiB at most."
                    .formatted(formats.number(Picture.BYTES_MAX / 1024)));
          } else {
            tell(outcome.get(), "“%s” has a new picture.".formatted(product.name()), null);
          }
        });
  }

  /** Takes the picture away. */
  void removePicture() {
    ProductEntry entry = selected.get();
    Picture before = picture.get();
    if (entry != null) {
      int id = entry.product().id();
      Action undo =
          new Action(
              "_Undo",
              () ->
                  run(
                      steps -> desk.setPicture(id, before),
                      outcome -> tell(outcome, "The picture is back.", null)));
      run(
          steps -> desk.setPicture(id, null),
          outcome -> tell(outcome, "The picture is gone.", before == null ? null : undo));
    }
  }

  private void tell(SaleOutcome outcome, String done, @Nullable Action undo) {
    switch (outcome) {
      case SaleOutcome.Changed(Product after) -> {
        if (!form.changedProperty().get() && !after.removed()) {
          form.load(after);
        }
        if (undo == null) {
          messages.done(done);
        } else {
          messages.done(done, undo);
        }
        reread();
      }
      case SaleOutcome.NotNow(SaleState state) ->
          messages.error(
              state == SaleState.ENDED
                  ? "The sale is over: extend it, and it goes on."
                  : "The sale has not begun: open it first.");
      case SaleOutcome.HasOrders _ ->
          messages.error("Somebody ordered this product or waits for it, so it stays: close it.");
      case SaleOutcome.NotFound _ -> messages.error("This product is no longer there.");
    }
  }

  private <T> void run(Task<T> task, Consumer<T> done) {
    if (running.get() != null) {
      return;
    }
    Job<T> job = work.job(task);
    running.set(job);
    var _ =
        job.onDone(
                result -> {
                  running.set(null);
                  done.accept(result);
                })
            .onFailed(
                sentence -> {
                  running.set(null);
                  messages.error(sentence);
                })
            .onCancelled(
                () -> {
                  running.set(null);
                  messages.note(
                      "Nobody waits for the store's answer any more; it may still have been done.");
                })
            .start();
  }

  private void reread() {
    var _ =
        work.job(steps -> desk.list())
            .onDone(list -> accept(new Reading.Fresh<>(list)))
            .onFailed(sentence -> accept(new Reading.Missing<>()))
            .start();
  }

  /** Waits no longer for what the store was asked to do. */
  void giveUp() {
    Job<?> job = running.get();
    if (job != null) {
      job.cancel();
    }
  }

  ProductForm form() {
    return form;
  }

  /** The stock that the product is to have, as it is typed. */
  Field<Integer> target() {
    return target;
  }

  MessageViewModel messages() {
    return messages;
  }

  Formats formats() {
    return formats;
  }

  ObservableList<ProductEntry> shown() {
    return shown;
  }

  List<ProductEntry> all() {
    return all;
  }

  StringProperty searchProperty() {
    return search;
  }

  /** The product that is shown in the form; null while none is, or a new one. */
  ObjectProperty<@Nullable ProductEntry> selectedProperty() {
    return selected;
  }

  /** Whether the form is open. */
  ReadOnlyBooleanProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  /** Whether the products were read at least once. */
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** What the typed stock would mean. */
  ReadOnlyStringProperty stockMeaningProperty() {
    return stockMeaning.getReadOnlyProperty();
  }

  /** The product's picture, or null. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** What the store is doing just now, or null: then nothing else is begun. */
  ReadOnlyObjectProperty<@Nullable Job<?>> runningProperty() {
    return running.getReadOnlyProperty();
  }
}
