package io.flashsale.web;

import io.flashsale.draw.Beacon;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the admin says of a product. */
final class ProductBody {
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "description",
          "price",
          "saleStartsAt",
          "saleEndsAt",
          "maxPerOrder",
          "maxPerCustomer");
  private static final int LAST_YEAR = 9999;

  private ProductBody() {}

  /** Says what {@link #create} reads. */
  static Operation describeNew(Operation operation) {
    return operation
        .takes("name", Schema.text(1, ProductDetails.NAME_MAX))
        .mayTake("description", Schema.text(0, ProductDetails.DESCRIPTION_MAX))
        .takes("price", Schema.integer(0, ProductDetails.PRICE_MAX))
        .takes("totalStock", Schema.integer(0, ProductDetails.STOCK_MAX))
        .takes("saleStartsAt", Schema.format("date-time"))
        .takes("saleEndsAt", Schema.format("date-time"))
        .mayTake("maxPerOrder", Schema.integer(1, ProductDetails.MAX_PER_ORDER_MAX))
        .mayTake("maxPerCustomer", Schema.integer(1, ProductDetails.MAX_PER_ORDER_MAX).orNull())
        .mayTake("opening", Schema.oneOf("first-come", "draw"))
        .mayTake("beaconSource", Schema.text(1, Beacon.TEXT_MAX))
        .mayTake("beaconRound", Schema.text(1, Beacon.TEXT_MAX))
        .mayTake("rehearsal", Schema.truth());
  }

  /** Says what {@link #change} reads. */
  static Operation describeChange(Operation operation) {
    return operation
        .mayTake("name", Schema.text(1, ProductDetails.NAME_MAX))
        .mayTake("description", Schema.text(0, ProductDetails.DESCRIPTION_MAX))
        .mayTake("price", Schema.integer(0, ProductDetails.PRICE_MAX))
        .mayTake("saleStartsAt", Schema.format("date-time"))
        .mayTake("saleEndsAt", Schema.format("date-time"))
        .mayTake("maxPerOrder", Schema.integer(1, ProductDetails.MAX_PER_ORDER_MAX))
        .mayTake("maxPerCustomer", Schema.integer(1, ProductDetails.MAX_PER_ORDER_MAX).orNull());
  }

  static NewProduct create(JsonBody body) {
    ProductDetails details =
        details(
            name(body),
            body.has("description") ? description(body) : "",
            price(body),
            time(body, "saleStartsAt"),
            time(body, "saleEndsAt"),
            body.has("maxPerOrder") ? maxPerOrder(body) : ProductDetails.MAX_PER_ORDER_DEFAULT,
            body.has("maxPerCustomer") ? maxPerCustomer(body) : null);
    int stock = body.integer("totalStock", 0, ProductDetails.STOCK_MAX);
    OpeningMode opening = opening(body);
    boolean rehearsal = body.has("rehearsal") && body.truth("rehearsal");
    return new NewProduct(details, stock, opening, beacon(body, opening), false, rehearsal);
  }

  /** The details with what the body changes; it must change something, and nothing else. */
  static ProductDetails change(JsonBody body, ProductDetails now) {
    body.allowOnly(MEMBERS);
    if (body.isEmpty()) {
      throw JsonBody.invalid("The body changes nothing.");
    }
    return details(
        body.has("name") ? name(body) : now.name(),
        body.has("description") ? description(body) : now.description(),
        body.has("price") ? price(body) : now.price(),
        body.has("saleStartsAt") ? time(body, "saleStartsAt") : now.window().startsAt(),
        body.has("saleEndsAt") ? time(body, "saleEndsAt") : now.window().endsAt(),
        body.has("maxPerOrder") ? maxPerOrder(body) : now.maxPerOrder(),
        body.has("maxPerCustomer") ? maxPerCustomer(body) : now.maxPerCustomer());
  }

  private static ProductDetails details(
      String name,
      String description,
      long price,
      Instant starts,
      Instant ends,
      int maxPerOrder,
      @Nullable Integer maxPerCustomer) {
    if (!starts.isBefore(ends)) {
      throw JsonBody.invalid("\"saleEndsAt\" must be later than \"saleStartsAt\".");
    }
    return new ProductDetails(
        name, description, price, new SaleWindow(starts, ends), maxPerOrder, maxPerCustomer);
  }

  private static String name(JsonBody body) {
    return body.text("name", 1, ProductDetails.NAME_MAX);
  }

  private static String description(JsonBody body) {
    return body.text("description", 0, ProductDetails.DESCRIPTION_MAX);
  }

  private static long price(JsonBody body) {
    return body.integer("price", 0, ProductDetails.PRICE_MAX);
  }

  private static int maxPerOrder(JsonBody body) {
    return body.integer("maxPerOrder", 1, ProductDetails.MAX_PER_ORDER_MAX);
  }

  /** The limit, or null where the body takes it away. */
  private static @Nullable Integer maxPerCustomer(JsonBody body) {
    return body.isNull("maxPerCustomer")
        ? null
        : body.integer("maxPerCustomer", 1, ProductDetails.MAX_PER_ORDER_MAX);
  }

  private static Instant time(JsonBody body, String name) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(body.text(name));
      if (time.getYear() >= 1970 && time.getYear() <= LAST_YEAR) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      // Falls through to the one sentence for whatever is no usable time.
    }
    throw JsonBody.invalid("\"%s\" must be a time such as 2030-01-31T18:00:00Z.".formatted(name));
  }

  private static OpeningMode opening(JsonBody body) {
    if (!body.has("opening")) {
      return OpeningMode.FIRST_COME;
    }
    String code = body.text("opening");
    return Arrays.stream(OpeningMode.values())
        .filter(mode -> mode.code().equals(code))
        .findFirst()
        .orElseThrow(() -> JsonBody.invalid("\"opening\" must be first-come or draw."));
  }

  /** The beacon that a draw waits for: its source and its round, both or none. */
  private static @Nullable Beacon beacon(JsonBody body, OpeningMode opening) {
    if (!body.has("beaconSource") && !body.has("beaconRound")) {
      return null;
    }
    if (opening != OpeningMode.DRAW) {
      throw JsonBody.invalid("\"beaconSource\" is for products that open by draw.");
    }
    return new Beacon(
        body.text("beaconSource", 1, Beacon.TEXT_MAX),
        body.text("beaconRound", 1, Beacon.TEXT_MAX));
  }
}
