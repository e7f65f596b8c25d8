package io.flashsale.console.products;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.work.Asking;
import io.flashsale.product.Product;
import io.flashsale.product.SaleChange;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableObjectValue;
import org.jspecify.annotations.Nullable;

/** What is done to the sale of the product that is shown; nothing while none is. */
final class SaleActions {
  private final ProductDesk desk;
  private final Asking asking;
  private final SaleTold told;
  private final ObservableObjectValue<@Nullable ProductEntry> selected;
  private final Consumer<Product> undo;
  private final IntConsumer wanted;

  /**
   * @param selected the entry that is shown; null while none is
   * @param undo makes the details what they were before
   * @param wanted hears the id of a product that comes back, to be shown then
   */
  SaleActions(
      ProductDesk desk,
      Asking asking,
      SaleTold told,
      ObservableObjectValue<@Nullable ProductEntry> selected,
      Consumer<Product> undo,
      IntConsumer wanted) {
    this.desk = desk;
    this.asking = asking;
    this.told = told;
    this.selected = selected;
    this.undo = undo;
    this.wanted = wanted;
  }

  private @Nullable Product shown() {
    ProductEntry entry = selected.get();
    return entry == null ? null : entry.product();
  }

  /** Opens the sale now. */
  void openNow() {
    change(new SaleChange.Open(), "is open", this::asBefore);
  }

  /** Has no new holds made. */
  void pause() {
    change(
        new SaleChange.Pause(),
        "makes a pause: no new holds",
        before -> change(before, new SaleChange.Resume(), "goes on", null));
  }

  /** Has holds made again. */
  void resume() {
    change(
        new SaleChange.Resume(),
        "goes on",
        before ->
            change(before, new SaleChange.Pause(), "makes a pause again: no new holds", null));
  }

  /** Ends the sale now. */
  void closeNow() {
    change(new SaleChange.Close(), "is closed; holds go on to their deadlines", this::asBefore);
  }

  /** Ends the sale later. */
  void extend(Duration by) {
    change(new SaleChange.Extend(by), "goes on for longer", this::asBefore);
  }

  private void asBefore(Product before) {
    undo.accept(before);
  }

  private void change(SaleChange change, String said, Consumer<Product> takeBack) {
    Product before = shown();
    if (before != null) {
      change(before, change, said, new Action("_Undo", () -> takeBack.accept(before)));
    }
  }

  private void change(Product before, SaleChange change, String said, @Nullable Action takeBack) {
    asking.ask(
        steps -> desk.changeSale(before.id(), change),
        outcome -> told.tell(outcome, "“%s” %s.".formatted(before.name(), said), takeBack));
  }

  /** Takes the product back, where nobody has ordered it. */
  void remove() {
    Product before = shown();
    if (before != null) {
      asking.ask(
          steps -> desk.remove(before.id()),
          outcome ->
              told.tell(
                  outcome,
                  "“%s” is deleted.".formatted(before.name()),
                  new Action("_Undo", () -> restore(before))));
    }
  }

  private void restore(Product before) {
    wanted.accept(before.id());
    asking.ask(
        steps -> desk.restore(before.id()),
        outcome -> told.tell(outcome, "“%s” is back.".formatted(before.name()), null));
  }
}
