package io.flashsale.console.products;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Asking;
import io.flashsale.console.work.Work;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.SaleOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The picture of the product that is shown: read when it is another, set and taken away. */
final class PictureEditor {
  private final ProductDesk desk;
  private final Work work;
  private final Asking asking;
  private final MessageViewModel messages;
  private final SaleTold told;
  private final Formats formats;
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private @Nullable Product product;
  private @Nullable String naming;

  PictureEditor(
      ProductDesk desk,
      Work work,
      Asking asking,
      MessageViewModel messages,
      SaleTold told,
      Formats formats) {
    this.desk = desk;
    this.work = work;
    this.asking = asking;
    this.messages = messages;
    this.told = told;
    this.formats = formats;
  }

  /** Begins anew with a product, or with none. */
  void open(@Nullable Product opened) {
    naming = null;
    product = opened;
    if (opened == null) {
      picture.set(null);
    } else {
      refresh(opened);
    }
  }

  /** The product is as it is now: another picture is read. */
  void refresh(Product now) {
    product = now;
    String hash = now.pictureHash();
    String wanted = now.id() + ":" + hash;
    if (wanted.equals(naming)) {
      return;
    }
    naming = wanted;
    picture.set(null);
    if (hash != null) {
      var _ =
          work.job(steps -> desk.picture(now.id()))
              .onDone(found -> take(wanted, found.orElse(null)))
              .onFailed(sentence -> naming = null)
              .start();
    }
  }

  private void take(String wanted, @Nullable Picture found) {
    if (wanted.equals(naming)) {
      picture.set(found);
    }
  }

  /** Reads a picture from a file and gives it to the product. */
  void set(Path file) {
    Product now = product;
    if (now == null) {
      return;
    }
    Action undo = backTo(now.id(), picture.get());
    asking.ask(
        steps ->
            Files.size(file) > Picture.BYTES_MAX
                ? Optional.<SaleOutcome>empty()
                : Picture.of(Files.readAllBytes(file))
                    .map(chosen -> desk.setPicture(now.id(), chosen)),
        outcome ->
            outcome.ifPresentOrElse(
                known -> told.tell(known, "“%s” has a new picture.".formatted(now.name()), undo),
                () ->
                    messages.error(
                        "A picture is a PNG, JPEG or WebP file of %s KiB at most."
                            .formatted(formats.number(Picture.BYTES_MAX / 1024)))));
  }

  /** Takes the picture away. */
  void remove() {
    Product now = product;
    if (now != null) {
      Action undo = backTo(now.id(), picture.get());
      asking.ask(
          steps -> desk.setPicture(now.id(), null),
          outcome -> told.tell(outcome, "The picture is gone.", undo));
    }
  }

  private Action backTo(int id, @Nullable Picture before) {
    return new Action(
        "_Undo",
        () ->
            asking.ask(
                steps -> desk.setPicture(id, before),
                outcome -> told.tell(outcome, "The picture is as it was.", null)));
  }

  /** The product's picture, or null. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }
}
