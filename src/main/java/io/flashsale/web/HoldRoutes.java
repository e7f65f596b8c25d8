package io.flashsale.web;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.CustomerEmail;
import io.flashsale.product.ProductDetails;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/holds}. */
final class HoldRoutes {
  private static final Pattern KEY = Pattern.compile("[!-~]{16,128}");

  private final HoldService holds;
  private final ClientAddresses clients;
  private final JsonMapper json;

  HoldRoutes(HoldService holds, ClientAddresses clients, JsonMapper json) {
    this.holds = holds;
    this.clients = clients;
    this.json = json;
  }

  void register(RoutesConfig routes) {
    routes.post("/api/holds", this::place);
  }

  private record GrantedJson(String orderId, Instant holdExpiresAt, Receipt ledger) {}

  private void place(Context ctx) {
    Arrival arrival = holds.arrive();
    try {
      switch (holds.place(command(ctx), arrival)) {
        case HoldOutcome.Granted(var orderId, var expiresAt, var receipt) ->
            ctx.status(201).json(new GrantedJson(orderId.toString(), expiresAt, receipt));
        case HoldOutcome refused -> Refused.hold(refused).answer(ctx);
      }
    } finally {
      arrival.settle();
    }
  }

  private PlaceHold command(Context ctx) {
    JsonBody body = JsonBody.read(ctx, json);
    int productId = body.integer("productId", Integer.MIN_VALUE, Integer.MAX_VALUE);
    CustomerEmail customer =
        CustomerEmail.parse(body.text("email"))
            .orElseThrow(() -> JsonBody.invalid("\"email\" must be an e-mail address."));
    int quantity = body.integer("qty", 1, ProductDetails.MAX_PER_ORDER_MAX);
    return new PlaceHold(productId, customer, quantity, clients.of(ctx), key(ctx));
  }

  private static @Nullable String key(Context ctx) {
    String key = ctx.header("Idempotency-Key");
    if (key != null && !KEY.matcher(key).matches()) {
      throw JsonBody.invalid("Idempotency-Key must be 16 to 128 visible ASCII characters.");
    }
    return key;
  }
}
