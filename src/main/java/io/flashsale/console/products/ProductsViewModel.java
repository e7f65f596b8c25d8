package io.flashsale.console.products;

import io.flashsale.console.live.Reading;
import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.products.ProductDesk.ProductList;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Asking;
import io.flashsale.console.work.Work;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The products page: which product is shown in the form, and what is typed about it. */
public final class ProductsViewModel {
  private final ProductDesk desk;
  private final Work work;
  private final Formats formats;
  private final ProductForm form;
  private final MessageViewModel messages = new MessageViewModel();
  private final Asking asking;
  private final ProductEntries entries = new ProductEntries();
  private final StockEditor stock;
  private final PictureEditor picture;
  private final SaleActions sale;
  private final ObjectProperty<@Nullable ProductEntry> selected = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private Instant now = Instant.EPOCH;
  private boolean away;
  private @Nullable Integer wanted;

  ProductsViewModel(ProductDesk desk, Work work, Formats formats) {
    this.desk = desk;
    this.work = work;
    this.formats = formats;
    form = new ProductForm(formats);
    asking = new Asking(work, messages::error, this::sayGivenUp);
    SaleTold told = new SaleTold(messages, this::changed);
    stock = new StockEditor(desk, asking, messages, formats, this::reread);
    picture = new PictureEditor(desk, work, asking, messages, told, formats);
    sale = new SaleActions(desk, asking, told, selected, this::undo, id -> wanted = id);
  }

  private void sayGivenUp() {
    messages.note("Nobody waits for the store's answer any more; it may still have been done.");
  }

  private @Nullable Product shownProduct() {
    ProductEntry entry = selected.get();
    return entry == null ? null : entry.product();
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
    ProductEntry shown = selected.get();
    if (entries.show(list).stream().anyMatch(gone -> gone == shown)) {
      select(null);
    }
    read.set(true);
    selectWanted();
    refreshSelected();
  }

  private void selectWanted() {
    Integer id = wanted;
    if (id != null) {
      entries
          .find(id)
          .ifPresent(
              entry -> {
                wanted = null;
                select(entry);
              });
    }
  }

  /** What is not being typed over shows what is. */
  private void refreshSelected() {
    Product product = shownProduct();
    if (product != null && !form.freshProperty().get()) {
      if (!form.changedProperty().get()) {
        form.load(product);
      }
      stock.refresh(product);
      picture.refresh(product);
    }
  }

  /** Opens a product in the form; null closes the form. */
  void select(@Nullable ProductEntry entry) {
    selected.set(entry);
    editing.set(entry != null);
    Product product = entry == null ? null : entry.product();
    if (product != null) {
      form.load(product);
    }
    stock.open(product);
    picture.open(product);
  }

  /** Opens an empty form. */
  void beginNew() {
    select(null);
    form.loadNew(now);
    editing.set(true);
  }

  /** Opens a form like the product that is shown. */
  void beginCopy() {
    Product product = shownProduct();
    if (product != null) {
      select(null);
      form.loadCopy(product, now);
      editing.set(true);
    }
  }

  /** Forgets what was typed. */
  void discard() {
    select(selected.get());
  }

  /** Makes the product, or changes it to what was typed. */
  void save() {
    if (!form.validProperty().get()) {
      return;
    }
    Product shown = shownProduct();
    if (form.freshProperty().get()) {
      make(form.newProduct());
    } else if (shown != null) {
      change(shown, form.changeTo(shown.details()));
    }
  }

  private void make(NewProduct wish) {
    asking.ask(
        steps -> desk.create(wish),
        made -> {
          wanted = made.id();
          form.load(made);
          editing.set(false);
          messages.done(
              "“%s” is made.".formatted(made.name()),
              new Action("_Undo", () -> select(made.id(), sale::remove)));
          reread();
        });
  }

  private void select(int id, Runnable then) {
    entries
        .find(id)
        .ifPresent(
            entry -> {
              select(entry);
              then.run();
            });
  }

  private void change(Product before, ProductDetails after) {
    asking.ask(
        steps -> desk.update(before.id(), ignored -> after),
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
    asking.ask(
        steps -> desk.update(before.id(), ignored -> before.details()),
        changed -> {
          changed.ifPresent(form::load);
          messages.done("“%s” is as it was.".formatted(before.name()));
          reread();
        });
  }

  private void changed(Product after) {
    Product shown = shownProduct();
    boolean same = shown != null && shown.id() == after.id();
    if (same && !form.changedProperty().get() && !after.removed()) {
      form.load(after);
    }
    reread();
  }

  private void reread() {
    var _ =
        work.job(steps -> desk.list())
            .onDone(list -> accept(new Reading.Fresh<>(list)))
            .onFailed(sentence -> accept(new Reading.Missing<>()))
            .start();
  }

  ProductForm form() {
    return form;
  }

  /** The stock that is typed. */
  StockEditor stock() {
    return stock;
  }

  /** The picture. */
  PictureEditor picture() {
    return picture;
  }

  /** What can be done to the sale. */
  SaleActions sale() {
    return sale;
  }

  /** What the store is asked to do. */
  Asking asking() {
    return asking;
  }

  /** The list. */
  ProductEntries entries() {
    return entries;
  }

  MessageViewModel messages() {
    return messages;
  }

  Formats formats() {
    return formats;
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
}
