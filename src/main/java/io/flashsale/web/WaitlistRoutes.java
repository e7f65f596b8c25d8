package io.flashsale.web;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.JoinOutcome;
import io.flashsale.inventory.LeaveOutcome;
import io.flashsale.inventory.LineService;
import io.flashsale.order.CustomerEmail;
import io.flashsale.persistence.StoreTime;
import io.flashsale.puzzle.Asker;
import io.flashsale.waitlist.WaitlistEntry;
import io.flashsale.waitlist.WaitlistService;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/products/{id}/waitlist} and {@code /api/waitlist}: join the line, look, leave. */
final class WaitlistRoutes {
  private final LineService lines;
  private final WaitlistService waitlist;
  private final ClientAddresses clients;
  private final WorkGate gate;
  private final Drain drain;
  private final StoreTime time;
  private final JsonMapper json;

  WaitlistRoutes(
      LineService lines,
      WaitlistService waitlist,
      ClientAddresses clients,
      WorkGate gate,
      Drain drain,
      StoreTime time,
      JsonMapper json) {
    this.lines = lines;
    this.waitlist = waitlist;
    this.clients = clients;
    this.gate = gate;
    this.drain = drain;
    this.time = time;
    this.json = json;
  }

  void register(Api api) {
    api.post(
        "/api/products/{productId}/waitlist",
        Operation.of("Joins a product's line, or enters its draw")
            .takes("email", ShopperBody.EMAIL)
            .takes("qty", ShopperBody.QUANTITY)
            .idempotent()
            .provesWork(WorkGate.HEADER)
            .answers(200, AlreadyJson.class, "in line already")
            .answers(201, JoinedJson.class, "the place in line")
            .refuses(404, "not_found")
            .refuses(409, "sale_not_active", "available", "limit_reached", "line_full")
            .refuses(429, "cooldown"),
        this::join);
    api.get(
        "/api/waitlist/{entryId}",
        Operation.of("An entry of a line, for its owner")
            .answers(200, EntryJson.class, "the entry")
            .refuses(404, "not_found"),
        this::one);
    api.delete(
        "/api/waitlist/{entryId}",
        Operation.of("Gives a place in line up; an open offer is cancelled")
            .answers(200, EntryJson.class, "the entry, which takes part no more")
            .refuses(404, "not_found")
            .refuses(409, "already_confirmed", "returned"),
        this::leave);
  }

  /** The answer to a joining, the same whenever it is repeated with its key. */
  private record JoinedJson(
      String entryId, String state, @Nullable Long place, @Nullable Integer ahead) {
    static JoinedJson of(WaitlistEntry entry) {
      boolean entered = entry.joinedAhead() == null;
      return new JoinedJson(
          entry.id().toString(),
          entry.joinedAs().code(),
          // An entry of a draw has its place since the draw; when it was made, it had none.
          entered ? null : entry.place(),
          entry.joinedAhead());
    }
  }

  /** The answer to who is in line already: nothing that only the entry's owner may know. */
  private record AlreadyJson(boolean alreadyInLine) {}

  private void join(Context ctx) {
    drain.refuseNew();
    Arrival arrival = lines.arrive();
    try {
      switch (lines.join(command(ctx, Paths.productId(ctx)), arrival)) {
        case JoinOutcome.Joined(var entry) -> ctx.status(201).json(JoinedJson.of(entry));
        case JoinOutcome.AlreadyInLine _ -> ctx.json(new AlreadyJson(true));
        case JoinOutcome refused -> Refused.join(refused).answer(ctx);
      }
    } finally {
      arrival.settle();
    }
  }

  private JoinWaitlist command(Context ctx, int productId) {
    JsonBody body = JsonBody.read(ctx, json);
    CustomerEmail customer = ShopperBody.email(body);
    int quantity = ShopperBody.quantity(body);
    String client = clients.of(ctx);
    String key = ShopperBody.key(ctx);
    gate.require(ctx, new Asker(productId, customer.canonical(), client), key);
    return new JoinWaitlist(productId, customer, quantity, client, key);
  }

  private void one(Context ctx) {
    ctx.json(
        waitlist
            .status(Paths.entryId(ctx))
            .map(status -> EntryJson.of(status, time.now()))
            .orElseThrow(Paths::entryNotFound));
  }

  private void leave(Context ctx) {
    switch (lines.leave(Paths.entryId(ctx))) {
      case LeaveOutcome.Gone(var entry) ->
          ctx.json(EntryJson.of(waitlist.status(entry), time.now()));
      case LeaveOutcome refused -> Refused.leave(refused).answer(ctx);
    }
  }
}
