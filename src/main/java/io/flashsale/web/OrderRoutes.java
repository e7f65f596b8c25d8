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
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
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

  void register(Api api) {
    api.get(
        "/api/orders",
        Operation.of("A customer's latest 500 orders, newest first")
            .admin()
            .query("email", ShopperBody.EMAIL, "the customer's, in any spelling; it is needed")
            .answersList(200, OrderJson.class, "the orders"),
        this::ofCustomer);
    api.get(
        "/api/orders/{orderId}",
        Operation.of("An order, for whoever knows its id")
            .answers(200, OrderJson.class, "the order")
            .refuses(404, "not_found"),
        this::one);
    api.post(
        "/api/orders/{orderId}/confirm",
        Operation.of("Checks a hold out")
            .answers(200, ResolvedJson.class, "confirmed, now or before")
            .refuses(404, "not_found")
            .refuses(409, "hold_expired", "cancelled", "returned"),
        this::confirm);
    api.post(
        "/api/orders/{orderId}/cancel",
        Operation.of("Gives a hold up")
            .answers(200, ResolvedJson.class, "cancelled, now or before")
            .refuses(404, "not_found")
            .refuses(409, "hold_expired", "already_confirmed", "returned"),
        this::cancel);
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
