package io.flashsale.console.products;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Asking;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.product.Product;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The stock that is typed for a product: what it would mean, and setting it. */
final class StockEditor {
  private final ProductDesk desk;
  private final Asking asking;
  private final MessageViewModel messages;
  private final Formats formats;
  private final StockWords words;
  private final Field<Integer> target;
  private final Runnable changed;
  private final ReadOnlyStringWrapper meaning = new ReadOnlyStringWrapper("");
  private @Nullable Product product;

  /**
   * @param changed hears that a stock was set
   */
  StockEditor(
      ProductDesk desk,
      Asking asking,
      MessageViewModel messages,
      Formats formats,
      Runnable changed) {
    this.desk = desk;
    this.asking = asking;
    this.messages = messages;
    this.formats = formats;
    this.changed = changed;
    this.words = new StockWords(formats);
    this.target = new Field<>(new Parsers(formats)::stock);
    target.textProperty().subscribe(text -> sayMeaning());
  }

  /** Begins anew with a product, or with none. */
  void open(@Nullable Product opened) {
    product = opened;
    if (opened != null) {
      target.load(formats.number(opened.targetStock()));
    }
    sayMeaning();
  }

  /** The product is another than before; what is being typed stays. */
  void refresh(Product now) {
    product = now;
    if (!target.changed()) {
      target.load(formats.number(now.targetStock()));
    }
    sayMeaning();
  }

  private void sayMeaning() {
    Product now = product;
    Integer units = target.value();
    if (now == null) {
      meaning.set("");
    } else {
      meaning.set(units == null ? target.error() : words.meaning(now, units));
    }
  }

  /** Sets the stock that was typed. */
  void set() {
    Product now = product;
    Integer units = target.value();
    if (now != null && units != null) {
      int id = now.id();
      int before = now.targetStock();
      set(id, units, new Action("_Undo", () -> set(id, before, null)));
    }
  }

  private void set(int id, int units, @Nullable Action undo) {
    asking.ask(
        steps -> desk.setStock(id, units),
        outcome -> {
          switch (outcome) {
            case StockOutcome.Adjusted(Product after) -> {
              target.load(formats.number(after.targetStock()));
              say(after, undo);
              changed.run();
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

  private void say(Product after, @Nullable Action undo) {
    String sentence =
        after.drain() == 0
            ? "“%s” has %s units.".formatted(after.name(), formats.number(after.targetStock()))
            : "“%s” goes down to %s units; %s more go as they come free."
                .formatted(
                    after.name(),
                    formats.number(after.targetStock()),
                    formats.number(after.drain()));
    messages.done(sentence, undo);
  }

  /** The stock that the product is to have, as it is typed. */
  Field<Integer> target() {
    return target;
  }

  /** What the typed stock would mean. */
  ReadOnlyStringProperty meaningProperty() {
    return meaning.getReadOnlyProperty();
  }
}
