package io.flashsale.web;

import io.flashsale.analytics.Metrics;
import io.flashsale.audit.LedgerMonitor;
import io.flashsale.demo.DemoData;
import io.flashsale.inventory.HoldService;
import io.flashsale.inventory.PurgeOutcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.ProductService;
import io.flashsale.rehearsal.RehearsalProducts;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/admin}: figures and products, for whoever brings the admin's token. */
final class AdminRoutes {
  private static final int REASON_MAX = 200;
  private static final String BY_ADMIN = "by the admin";

  private final Metrics metrics;
  private final LedgerMonitor monitor;
  private final ProductService products;
  private final HoldService holds;
  private final RehearsalProducts rehearsals;
  private final DemoData demo;
  private final StoreTime time;
  private final AdminAuth admin;
  private final String currency;
  private final JsonMapper json;

  AdminRoutes(
      Metrics metrics,
      LedgerMonitor monitor,
      ProductService products,
      HoldService holds,
      RehearsalProducts rehearsals,
      DemoData demo,
      StoreTime time,
      AdminAuth admin,
      String currency,
      JsonMapper json) {
    this.metrics = metrics;
    this.monitor = monitor;
    this.products = products;
    this.holds = holds;
    this.rehearsals = rehearsals;
    this.demo = demo;
    this.time = time;
    this.admin = admin;
    this.currency = currency;
    this.json = json;
  }

  void register(Api api) {
    // After all that is done before a match, so that a page of an allowed origin may read the 401.
    api.beforeMatched("/api/admin/*", this::requireAdmin);
    api.get(
        "/api/admin/metrics",
        Operation.of("The figures, the chart of the last hour and the check of the books")
            .admin()
            .answers(200, MetricsJson.class, "the figures"),
        this::metrics);
    api.post(
        "/api/admin/products",
        ProductBody.describeNew(Operation.of("Makes a product").admin())
            .answers(201, ProductJson.class, "the product"),
        this::create);
    api.patch(
        "/api/admin/products/{productId}",
        ProductBody.describeChange(Operation.of("Changes a product").admin())
            .answers(200, ProductJson.class, "the product as it is now")
            .refuses(404, "not_found"),
        this::change);
    api.delete(
        "/api/admin/products/{productId}",
        Operation.of("Deletes the product of a rehearsal, with all that belongs to it")
            .admin()
            .answersNothing(204, "it is gone")
            .refuses(404, "not_found")
            .refuses(409, "not_a_rehearsal"),
        this::purge);
    registerWhatMovesStock(api);
  }

  private void registerWhatMovesStock(Api api) {
    api.post(
        "/api/admin/products/{productId}/stock",
        Operation.of("Adds stock, or takes some that is available away")
            .admin()
            .mayTake("total", Schema.integer(0, ProductDetails.STOCK_MAX))
            .mayTake("delta", Schema.integer(-ProductDetails.STOCK_MAX, ProductDetails.STOCK_MAX))
            .answers(200, ProductJson.class, "the product as it is now")
            .refuses(404, "not_found")
            .refuses(409, "stock_in_use"),
        this::adjustStock);
    api.post(
        "/api/admin/orders/{orderId}/return",
        Operation.of("Takes a confirmed order back")
            .admin()
            .takes("reason", Schema.text(1, REASON_MAX))
            .answers(200, ResolvedJson.class, "returned, now or before")
            .refuses(404, "not_found")
            .refuses(409, "not_confirmed", "hold_expired", "cancelled"),
        this::takeBack);
    api.post(
        "/api/admin/seed",
        Operation.of("Makes the demo products, or renews them")
            .admin()
            .answersList(200, ProductJson.class, "the demo products"),
        this::seed);
  }

  private void requireAdmin(Context ctx) {
    // A browser asks by OPTIONS, without the token, whether it may send the token.
    if (!ctx.method().equals(HandlerType.OPTIONS)) {
      admin.require(ctx);
    }
  }

  private void metrics(Context ctx) {
    ctx.json(MetricsJson.of(metrics.read(), monitor.report()));
  }

  private void create(Context ctx) {
    NewProduct wanted = ProductBody.create(JsonBody.read(ctx, json));
    Product product = wanted.rehearsal() ? rehearsals.create(wanted) : products.create(wanted);
    ctx.status(201).json(told(product));
  }

  private void change(Context ctx) {
    int productId = Paths.productId(ctx);
    JsonBody body = JsonBody.read(ctx, json);
    Product product =
        products
            .update(productId, details -> ProductBody.change(body, details))
            .orElseThrow(Paths::productNotFound);
    ctx.json(told(product));
  }

  private void purge(Context ctx) {
    switch (holds.purge(Paths.productId(ctx))) {
      case PurgeOutcome.Purged _ -> ctx.status(204);
      case PurgeOutcome refused -> Refused.purge(refused).answer(ctx);
    }
  }

  private void adjustStock(Context ctx) {
    int productId = Paths.productId(ctx);
    JsonBody body = JsonBody.read(ctx, json);
    switch (body.has("total") ? setStock(productId, body) : addStock(productId, body)) {
      case StockOutcome.Adjusted(Product product) -> ctx.json(told(product));
      case StockOutcome refused -> Refused.stock(refused).answer(ctx);
    }
  }

  private StockOutcome addStock(int productId, JsonBody body) {
    int delta = body.integer("delta", -ProductDetails.STOCK_MAX, ProductDetails.STOCK_MAX);
    if (delta == 0) {
      throw JsonBody.invalid("\"delta\" must not be 0.");
    }
    return holds.adjustStock(productId, delta, BY_ADMIN);
  }

  private StockOutcome setStock(int productId, JsonBody body) {
    body.allowOnly(Set.of("total"));
    return holds.setStock(productId, body.integer("total", 0, ProductDetails.STOCK_MAX), BY_ADMIN);
  }

  private void takeBack(Context ctx) {
    UUID orderId = Paths.orderId(ctx);
    String reason = JsonBody.read(ctx, json).text("reason", 1, REASON_MAX);
    switch (holds.takeBack(orderId, reason)) {
      case ReturnOutcome.Returned(var order, var product, var receipt) ->
          ctx.json(
              new ResolvedJson(true, OrderJson.of(order, product, currency, time.now()), receipt));
      case ReturnOutcome refused -> Refused.takeBack(refused).answer(ctx);
    }
  }

  private void seed(Context ctx) {
    List<Product> seeded = demo.seed();
    ctx.json(seeded.stream().map(this::told).toList());
  }

  private ProductJson told(Product product) {
    return ProductJson.of(product, currency, time.now());
  }
}
