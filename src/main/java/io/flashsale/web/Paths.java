package io.flashsale.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids from a request's path; what is no id is not found. */
final class Paths {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PRODUCT_ID = Pattern.compile("[1-9][0-9]{0,8}");

  private Paths() {}

  static UUID orderId(Context ctx) {
    return uuid(ctx.pathParam("orderId")).orElseThrow(Paths::orderNotFound);
  }

  static UUID entryId(Context ctx) {
    return uuid(ctx.pathParam("entryId")).orElseThrow(Paths::entryNotFound);
  }

  /** The id that a text is, or empty when it is none. */
  static Optional<UUID> uuid(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  static int productId(Context ctx) {
    String text = ctx.pathParam("productId");
    if (!PRODUCT_ID.matcher(text).matches()) {
      throw productNotFound();
    }
    return Integer.parseInt(text);
  }

  static ProblemException orderNotFound() {
    return new ProblemException(Problem.notFound("There is no such order."));
  }

  static ProblemException entryNotFound() {
    return new ProblemException(Problem.notFound("There is no such entry."));
  }

  static ProblemException productNotFound() {
    return new ProblemException(Problem.notFound("There is no such product."));
  }
}
