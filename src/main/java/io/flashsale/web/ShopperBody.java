package io.flashsale.web;

import io.flashsale.order.CustomerEmail;
import io.flashsale.product.ProductDetails;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a shopper says of a hold or of a place in line. */
final class ShopperBody {
  static final Schema PRODUCT_ID = Schema.integer(1, Integer.MAX_VALUE);
  static final Schema EMAIL = Schema.format("email");
  static final Schema QUANTITY = Schema.integer(1, ProductDetails.MAX_PER_ORDER_MAX);

  private static final Pattern KEY = Pattern.compile("[!-~]{16,128}");

  private ShopperBody() {}

  static CustomerEmail email(JsonBody body) {
    return CustomerEmail.parse(body.text("email"))
        .orElseThrow(() -> JsonBody.invalid("\"email\" must be an e-mail address."));
  }

  static int quantity(JsonBody body) {
    return body.integer("qty", 1, ProductDetails.MAX_PER_ORDER_MAX);
  }

  static @Nullable String key(Context ctx) {
    String key = ctx.header("Idempotency-Key");
    if (key != null && !KEY.matcher(key).matches()) {
      throw JsonBody.invalid("Idempotency-Key must be 16 to 128 visible ASCII characters.");
    }
    return key;
  }
}
