package io.flashsale.console.orders;

import io.flashsale.order.CustomerEmail;
import io.flashsale.order.OrderQuery;
import io.flashsale.order.OrderStatus;
import io.flashsale.product.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which orders are looked for, as it is typed and chosen. */
final class OrderFilter {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<StatusChoice> status = new SimpleObjectProperty<>(StatusChoice.ALL);
  private final ObjectProperty<PeriodChoice> period = new SimpleObjectProperty<>(PeriodChoice.ALL);
  private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
  private final ObjectProperty<ProductChoice> product =
      new SimpleObjectProperty<>(ProductChoice.ALL);
  private final ObservableList<ProductChoice> products =
      FXCollections.observableArrayList(ProductChoice.ALL);
  private final Map<Integer, String> names = new HashMap<>();

  private final ZoneId zone;

  /**
   * @param zone in which days begin
   */
  OrderFilter(ZoneId zone) {
    this.zone = zone;
  }

  /** What is asked of the store. */
  sealed interface Wish {}

  /** One order. */
  record One(UUID id) implements Wish {}

  /** The orders of a query, made at whichever time it is asked. */
  record Some(Function<Instant, OrderQuery> query) implements Wish {}

  /** Something that names no orders. */
  record Nothing(String sentence) implements Wish {}

  /** What is looked for now. */
  Wish wish() {
    String typed = text.get().strip();
    if (ID.matcher(typed).matches()) {
      return new One(UUID.fromString(typed));
    }
    Optional<CustomerEmail> customer = CustomerEmail.parse(typed);
    if (!typed.isEmpty() && customer.isEmpty()) {
      return new Nothing("Type a whole e-mail address, or a whole order number.");
    }
    Integer productId = product.get().id();
    OrderStatus wanted = status.get().status();
    CustomerEmail whose = customer.orElse(null);
    PeriodChoice time = period.get();
    if (time != PeriodChoice.DAYS) {
      return new Some(now -> new OrderQuery(productId, wanted, whose, time.since(now), null));
    }
    Instant since = startOf(from.get());
    LocalDate last = to.get();
    Instant until = startOf(last == null ? null : last.plusDays(1));
    return since != null && until != null && !since.isBefore(until)
        ? new Nothing("The last day comes before the first: choose another.")
        : new Some(now -> new OrderQuery(productId, wanted, whose, since, until));
  }

  private @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** Offers these products; the choice stays where it can. */
  void offer(List<Product> all) {
    List<ProductChoice> choices = new ArrayList<>();
    choices.add(ProductChoice.ALL);
    all.forEach(p -> choices.add(new ProductChoice(p.id(), p.name())));
    if (!choices.equals(products)) {
      ProductChoice chosen = product.get();
      products.setAll(choices);
      product.set(
          choices.stream()
              .filter(choice -> Objects.equals(choice.id(), chosen.id()))
              .findFirst()
              .orElse(ProductChoice.ALL));
      all.forEach(p -> names.put(p.id(), p.name()));
    }
  }

  /** Looks for everything again. */
  void clear() {
    text.set("");
    status.set(StatusChoice.ALL);
    period.set(PeriodChoice.ALL);
    from.set(null);
    to.set(null);
    product.set(ProductChoice.ALL);
  }

  /** Whether not all orders are looked for. */
  boolean narrows() {
    return !text.get().isBlank()
        || status.get() != StatusChoice.ALL
        || period.get() != PeriodChoice.ALL
        || product.get().id() != null;
  }

  /** The name of a product, as far as it is known. */
  String nameOf(int productId) {
    return names.getOrDefault(productId, "Product " + productId);
  }

  /** An e-mail address or an order number, or nothing. */
  StringProperty textProperty() {
    return text;
  }

  ObjectProperty<StatusChoice> statusProperty() {
    return status;
  }

  ObjectProperty<PeriodChoice> periodProperty() {
    return period;
  }

  /** The first day that counts, where days are chosen; null from the beginning on. */
  ObjectProperty<@Nullable LocalDate> fromProperty() {
    return from;
  }

  /** The last day that counts, where days are chosen; null up to now. */
  ObjectProperty<@Nullable LocalDate> toProperty() {
    return to;
  }

  ObjectProperty<ProductChoice> productProperty() {
    return product;
  }

  /** The products to choose from, all of them first. */
  ObservableList<ProductChoice> products() {
    return products;
  }
}
