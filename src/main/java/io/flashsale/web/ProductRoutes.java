package io.flashsale.web;

import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/products}: what is for sale, answered from memory. */
final class ProductRoutes {
  private final Catalog catalog;
  private final StoreTime time;
  private final String currency;
  private final LiveList live;

  ProductRoutes(Catalog catalog, StoreTime time, String currency, JsonMapper json) {
    this.catalog = catalog;
    this.time = time;
    this.currency = currency;
    this.live = new LiveList(catalog, time, currency, json);
  }

  void register(Api api) {
    api.get(
        "/api/products/live",
        Operation.of("The products on sale now, by id")
            .answersList(200, ProductJson.class, "those on sale"),
        ctx -> ctx.contentType(ContentType.APPLICATION_JSON).result(live.json()));
    api.get(
        "/api/products",
        Operation.of("All products, or those in a state, by id")
            .query("state", Schema.oneOf("upcoming", "live", "ended"), "only those in this state")
            .answersList(200, ProductJson.class, "the products"),
        this::all);
    api.get(
        "/api/products/{productId}",
        Operation.of("One product")
            .answers(200, ProductJson.class, "the product")
            .refuses(404, "not_found"),
        this::one);
  }

  private void all(Context ctx) {
    String state = ctx.queryParam("state");
    answer(ctx, state == null ? catalog.all() : catalog.in(parse(state)));
  }

  private static SaleState parse(String text) {
    return Arrays.stream(SaleState.values())
        .filter(state -> state.code().equals(text))
        .findFirst()
        .orElseThrow(() -> JsonBody.invalid("\"state\" must be upcoming, live or ended."));
  }

  private void one(Context ctx) {
    Product product = catalog.find(Paths.productId(ctx)).orElseThrow(Paths::productNotFound);
    ctx.json(ProductJson.of(product, currency, time.now()));
  }

  private void answer(Context ctx, List<Product> products) {
    Instant now = time.now();
    ctx.json(products.stream().map(p -> ProductJson.of(p, currency, now)).toList());
  }
}
