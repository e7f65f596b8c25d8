package io.flashsale.web;

import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.ProductService;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/admin}: what the admin does to a sale and to holds, beside changing their words. */
final class DeskRoutes {
  private static final int REASON_MAX = 200;

  private final ProductService products;
  private final HoldService holds;
  private final StoreTime time;
  private final String currency;
  private final JsonMapper json;

  DeskRoutes(
      ProductService products,
      HoldService holds,
      StoreTime time,
      String currency,
      JsonMapper json) {
    this.products = products;
    this.holds = holds;
    this.time = time;
    this.currency = currency;
    this.json = json;
  }

  void register(RoutesConfig routes) {
    sale(routes, "open", new SaleChange.Open());
    sale(routes, "pause", new SaleChange.Pause());
    sale(routes, "resume", new SaleChange.Resume());
    sale(routes, "close", new SaleChange.Close());
    routes.post("/api/admin/products/{productId}/extend", this::extend);
    routes.post(
        "/api/admin/products/{productId}/remove",
        ctx -> answer(ctx, products.remove(Paths.productId(ctx))));
    routes.post(
        "/api/admin/products/{productId}/restore",
        ctx -> answer(ctx, products.restore(Paths.productId(ctx))));
    routes.post("/api/admin/orders/{orderId}/cancel", this::cancel);
  }

  private void sale(RoutesConfig routes, String verb, SaleChange change) {
    routes.post(
        "/api/admin/products/{productId}/" + verb,
        ctx -> answer(ctx, products.changeSale(Paths.productId(ctx), change)));
  }

  private void extend(Context ctx) {
    int productId = Paths.productId(ctx);
    int most = (int) SaleChange.Extend.EXTEND_MAX.toMinutes();
    int minutes = JsonBody.read(ctx, json).integer("minutes", 1, most);
    answer(ctx, products.changeSale(productId, new SaleChange.Extend(Duration.ofMinutes(minutes))));
  }

  private void answer(Context ctx, SaleOutcome outcome) {
    if (outcome instanceof SaleOutcome.Changed(var product)) {
      ctx.json(ProductJson.of(product, currency, time.now()));
    } else {
      Refused.sale(outcome).answer(ctx);
    }
  }

  private void cancel(Context ctx) {
    UUID orderId = Paths.orderId(ctx);
    String reason = JsonBody.read(ctx, json).text("reason", 1, REASON_MAX);
    switch (holds.cancel(orderId, reason)) {
      case CancelOutcome.Cancelled(var order, var product, var receipt) ->
          ctx.json(
              new ResolvedJson(true, OrderJson.of(order, product, currency, time.now()), receipt));
      case CancelOutcome refused -> Refused.cancel(refused).answer(ctx);
    }
  }
}
