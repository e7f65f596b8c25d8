package io.flashsale.console.products;

import io.flashsale.console.products.Field.Bad;
import io.flashsale.console.products.Field.Good;
import io.flashsale.console.view.Formats;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What is typed about one product, whether it can be, and whether it is another than before. */
public final class ProductForm {
  private static final Duration USUAL_SALE = Duration.ofHours(1);

  final Field<String> name;
  final Field<String> description;
  final Field<Long> price;
  final Field<Integer> stock;
  final Field<Integer> maxPerOrder;
  final Field<Integer> maxPerCustomer;
  final Field<Instant> starts;
  final Field<Instant> ends;
  private final ObjectProperty<OpeningMode> opening =
      new SimpleObjectProperty<>(OpeningMode.FIRST_COME);
  private final ReadOnlyBooleanWrapper fresh = new ReadOnlyBooleanWrapper();
  private final Parsers parsers;
  private final Formats formats;
  private final BooleanBinding valid;
  private final BooleanBinding changed;
  private final StringBinding windowError;

  ProductForm(Formats formats) {
    this.formats = formats;
    parsers = new Parsers(formats);
    name = new Field<>(parsers::name);
    description = new Field<>(parsers::description);
    price = new Field<>(parsers::price);
    stock = new Field<>(parsers::stock);
    maxPerOrder = new Field<>(parsers::maxPerOrder);
    maxPerCustomer = new Field<>(parsers::maxPerCustomer);
    starts = new Field<>(parsers::time);
    ends = new Field<>(parsers::time);
    Observable[] all = fields().stream().map(Field::parsedProperty).toArray(Observable[]::new);
    Observable[] texts = fields().stream().map(Field::textProperty).toArray(Observable[]::new);
    windowError = Bindings.createStringBinding(this::windowSentence, all);
    valid = Bindings.createBooleanBinding(this::isValid, all);
    changed = Bindings.createBooleanBinding(this::isChanged, texts);
  }

  private List<Field<?>> fields() {
    return List.of(name, description, price, stock, maxPerOrder, maxPerCustomer, starts, ends);
  }

  private boolean isValid() {
    return fields().stream().allMatch(Field::good) && windowSentence().isEmpty();
  }

  private boolean isChanged() {
    return fields().stream().anyMatch(Field::changed);
  }

  private String windowSentence() {
    if (ends.parsedProperty().get() instanceof Bad<Instant>(String sentence)) {
      return sentence;
    }
    return starts.parsedProperty().get() instanceof Good<Instant>(Instant from)
            && ends.parsedProperty().get() instanceof Good<Instant>(Instant to)
            && from != null
            && to != null
            && !from.isBefore(to)
        ? "A sale ends later than it starts."
        : "";
  }

  /** Shows a product that there is. */
  void load(Product product) {
    fresh.set(false);
    show(product.details(), product.targetStock(), product.window());
    opening.set(product.opening());
  }

  /** Shows a product that there is not yet, like the given one but for its time. */
  void loadCopy(Product product, Instant now) {
    fresh.set(true);
    show(product.details(), product.targetStock(), usualWindow(now));
    opening.set(product.opening());
    name.load("");
    name.textProperty().set(product.name() + " (copy)");
  }

  /** Shows nothing but what is usual. */
  void loadNew(Instant now) {
    fresh.set(true);
    SaleWindow window = usualWindow(now);
    show(new ProductDetails("", "", 0, window, ProductDetails.MAX_PER_ORDER_DEFAULT), 100, window);
    price.load("");
    opening.set(OpeningMode.FIRST_COME);
  }

  /** From the next full hour on, so that there is time to rehearse. */
  private static SaleWindow usualWindow(Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return new SaleWindow(hour, hour.plus(USUAL_SALE));
  }

  private void show(ProductDetails details, int units, SaleWindow window) {
    name.load(details.name());
    description.load(details.description());
    price.load(formats.amount(details.price()));
    stock.load(formats.number(units));
    maxPerOrder.load(formats.number(details.maxPerOrder()));
    Integer most = details.maxPerCustomer();
    maxPerCustomer.load(most == null ? "" : formats.number(most));
    starts.load(parsers.shown(window.startsAt()));
    ends.load(parsers.shown(window.endsAt()));
    // A field that was typed just as it is loaded now tells no change of its text.
    changed.invalidate();
  }

  /** The product that the form makes; only where it is valid. */
  NewProduct newProduct() {
    ProductDetails details =
        new ProductDetails(
            value(name),
            value(description),
            value(price),
            new SaleWindow(value(starts), value(ends)),
            value(maxPerOrder),
            maxPerCustomer.value());
    return new NewProduct(details, value(stock), opening.get(), false);
  }

  /** The details with what was typed, and with everything else as it is now; where it is valid. */
  ProductDetails changeTo(ProductDetails now) {
    Instant from = starts.changed() ? value(starts) : now.window().startsAt();
    Instant to = ends.changed() ? value(ends) : now.window().endsAt();
    SaleWindow window = from.isBefore(to) ? new SaleWindow(from, to) : now.window();
    return new ProductDetails(
        name.changed() ? value(name) : now.name(),
        description.changed() ? value(description) : now.description(),
        price.changed() ? value(price) : now.price(),
        window,
        maxPerOrder.changed() ? value(maxPerOrder) : now.maxPerOrder(),
        maxPerCustomer.changed() ? maxPerCustomer.value() : now.maxPerCustomer());
  }

  private static <T> T value(Field<T> field) {
    return Objects.requireNonNull(field.value(), "the form is not valid");
  }

  /** How the sale of a product that is made opens. */
  public ObjectProperty<OpeningMode> openingProperty() {
    return opening;
  }

  /** Whether the product is not made yet. */
  public ReadOnlyBooleanProperty freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  /** Whether all that is typed means something. */
  public BooleanBinding validProperty() {
    return valid;
  }

  /** Whether anything was typed. */
  public BooleanBinding changedProperty() {
    return changed;
  }

  /** What is wrong with the end of the sale, or an empty text. */
  public StringBinding windowErrorProperty() {
    return windowError;
  }
}
