package io.flashsale.web;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.JoinOutcome;
import io.flashsale.inventory.LeaveOutcome;
import io.flashsale.inventory.LineService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.waitlist.WaitlistEntry;
import io.flashsale.waitlist.WaitlistService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/products/{id}/waitlist} and {@code /api/waitlist}: join the line, look, leave. */
final class WaitlistRoutes {
  private final LineService lines;
  private final WaitlistService waitlist;
  private final ClientAddresses clients;
  private final StoreTime time;
  private final JsonMapper json;

  WaitlistRoutes(
      LineService lines,
      WaitlistService waitlist,
      ClientAddresses clients,
      StoreTime time,
      JsonMapper json) {
    this.lines = lines;
    this.waitlist = waitlist;
    this.clients = clients;
    this.time = time;
    this.json = json;
  }

  void register(RoutesConfig routes) {
    routes.post("/api/products/{productId}/waitlist", this::join);
    Reads.register(routes, "/api/waitlist/{entryId}", this::one);
    routes.delete("/api/waitlist/{entryId}", this::leave);
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
    return new JoinWaitlist(
        productId,
        ShopperBody.email(body),
        ShopperBody.quantity(body),
        clients.of(ctx),
        ShopperBody.key(ctx));
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
