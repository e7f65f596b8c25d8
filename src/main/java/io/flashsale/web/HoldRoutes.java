package io.flashsale.web;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.CustomerEmail;
import io.flashsale.puzzle.Asker;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/holds}. */
final class HoldRoutes {
  private final HoldService holds;
  private final ClientAddresses clients;
  private final WorkGate gate;
  private final Drain drain;
  private final JsonMapper json;

  HoldRoutes(
      HoldService holds, ClientAddresses clients, WorkGate gate, Drain drain, JsonMapper json) {
    this.holds = holds;
    this.clients = clients;
    this.gate = gate;
    this.drain = drain;
    this.json = json;
  }

  void register(Api api) {
    api.post(
        "/api/holds",
        Operation.of("Sets stock aside for some minutes")
            .takes("productId", ShopperBody.PRODUCT_ID)
            .takes("email", ShopperBody.EMAIL)
            .takes("qty", ShopperBody.QUANTITY)
            .idempotent()
            .provesWork(WorkGate.HEADER)
            .answers(201, GrantedJson.class, "the hold")
            .refuses(404, "not_found")
            .refuses(409, "sale_not_active", "sold_out", "limit_reached")
            .refuses(429, "throttled", "cooldown"),
        this::place);
  }

  private record GrantedJson(String orderId, Instant holdExpiresAt, Receipt ledger) {}

  private void place(Context ctx) {
    drain.refuseNew();
    Arrival arrival = holds.arrive();
    try {
      PlaceHold command = command(ctx);
      switch (holds.place(command, arrival)) {
        case HoldOutcome.Granted(var orderId, var expiresAt, var receipt) ->
            ctx.status(201).json(new GrantedJson(orderId.toString(), expiresAt, receipt));
        case HoldOutcome.SoldOut soldOut ->
            Refused.hold(soldOut).withWaitlistOf(command.productId()).answer(ctx);
        case HoldOutcome refused -> Refused.hold(refused).answer(ctx);
      }
    } finally {
      arrival.settle();
    }
  }

  private PlaceHold command(Context ctx) {
    JsonBody body = JsonBody.read(ctx, json);
    int productId = body.integer("productId", Integer.MIN_VALUE, Integer.MAX_VALUE);
    CustomerEmail customer = ShopperBody.email(body);
    int quantity = ShopperBody.quantity(body);
    String client = clients.of(ctx);
    String key = ShopperBody.key(ctx);
    gate.require(ctx, new Asker(productId, customer.canonical(), client), key);
    return new PlaceHold(productId, customer, quantity, client, key);
  }
}
