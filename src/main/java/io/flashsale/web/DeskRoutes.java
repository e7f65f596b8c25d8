package io.flashsale.web;

import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.ProductService;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
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

  void register(Api api) {
    sale(api, "open", "Has an upcoming sale begin now", new SaleChange.Open());
    sale(api, "pause", "Refuses new holds until the sale goes on", new SaleChange.Pause());
    sale(api, "resume", "Ends the pause of a sale", new SaleChange.Resume());
    sale(api, "close", "Ends a live sale now", new SaleChange.Close());
    api.post(
        "/api/admin/products/{productId}/extend",
        ofProduct("Has a sale end later, or go on")
            .takes("minutes", Schema.integer(1, SaleChange.Extend.EXTEND_MAX.toMinutes())),
        this::extend);
    api.post(
        "/api/admin/products/{productId}/remove",
        ofProduct("Takes a product back that nobody ordered").refuses(409, "has_orders"),
        ctx -> answer(ctx, products.remove(Paths.productId(ctx))));
    api.post(
        "/api/admin/products/{productId}/restore",
        ofProduct("Brings a product back that was taken back"),
        ctx -> answer(ctx, products.restore(Paths.productId(ctx))));
    api.post(
        "/api/admin/orders/{orderId}/cancel",
        Operation.of("Gives a hold up for a reason")
            .admin()
            .takes("reason", Schema.text(1, REASON_MAX))
            .answers(200, ResolvedJson.class, "cancelled, now or before")
            .refuses(404, "not_found")
            .refuses(409, "hold_expired", "already_confirmed", "returned"),
        this::cancel);
  }

  private static Operation ofProduct(String summary) {
    return Operation.of(summary)
        .admin()
        .answers(200, ProductJson.class, "the product as it is now")
        .refuses(404, "not_found");
  }

  private void sale(Api api, String verb, String summary, SaleChange change) {
    api.post(
        "/api/admin/products/{productId}/" + verb,
        ofProduct(summary).refuses(409, "sale_not_active"),
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
