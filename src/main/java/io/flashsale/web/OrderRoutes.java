package io.flashsale.web;

import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ConfirmOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /api/orders}: read, confirm and cancel one; list a customer's for the admin. */
final class OrderRoutes {
  private final OrderService orders;
  private final HoldService holds;
  private final Catalog catalog;
  private final StoreTime time;
  private final AdminAuth admin;
  private final String currency;

  OrderRoutes(
      OrderService orders,
      HoldService holds,
      Catalog catalog,
      StoreTime time,
      AdminAuth admin,
      String currency) {
    this.orders = orders;
    this.holds = holds;
    this.catalog = catalog;
    this.time = time;
    this.admin = admin;
    this.currency = currency;
  }

  void register(RoutesConfig routes) {
    Reads.register(routes, "/api/orders", this::ofCustomer);
    Reads.register(routes, "/api/orders/{orderId}", this::one);
    routes.post("/api/orders/{orderId}/confirm", this::confirm);
    routes.post("/api/orders/{orderId}/cancel", this::cancel);
  }

  private void one(Context ctx) {
    Order order = orders.find(Paths.orderId(ctx)).orElseThrow(Paths::orderNotFound);
    ctx.json(told(order));
  }

  private void ofCustomer(Context ctx) {
    admin.require(ctx);
    String email = ctx.queryParam("email");
    CustomerEmail customer =
        CustomerEmail.parse(email == null ? "" : email)
            .orElseThrow(() -> JsonBody.invalid("\"email\" must be an e-mail address."));
    ctx.json(
        orders.ofCustomer(customer).stream()
            .filter(order -> catalog.find(order.productId()).isPresent())
            .map(this::told)
            .toList());
  }

  private void confirm(Context ctx) {
    switch (holds.confirm(Paths.orderId(ctx))) {
      case ConfirmOutcome.Confirmed(var order, var product, var receipt) ->
          ctx.json(new ResolvedJson(true, told(order, product), receipt));
      case ConfirmOutcome refused -> Refused.confirm(refused).answer(ctx);
    }
  }

  private void cancel(Context ctx) {
    switch (holds.cancel(Paths.orderId(ctx))) {
      case CancelOutcome.Cancelled(var order, var product, var receipt) ->
          ctx.json(new ResolvedJson(true, told(order, product), receipt));
      case CancelOutcome refused -> Refused.cancel(refused).answer(ctx);
    }
  }

  private OrderJson told(Order order) {
    // A rehearsal's product may be purged between the reading of the order and this.
    return told(order, catalog.find(order.productId()).orElseThrow(Paths::orderNotFound));
  }

  private OrderJson told(Order order, Product product) {
    return OrderJson.of(order, product, currency, time.now());
  }
}
