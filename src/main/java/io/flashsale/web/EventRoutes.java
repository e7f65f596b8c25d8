package io.flashsale.web;

import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.flashsale.web.live.Joined;
import io.flashsale.web.live.Key;
import io.flashsale.web.live.Kind;
import io.flashsale.web.live.LiveFeed;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code GET /api/events}: what changes, as it happens, as {@code text/event-stream}. */
final class EventRoutes {
  static final String PATH = "/api/events";

  /** How many orders, and how many entries, one client may follow. */
  static final int MOST_OF_A_KIND = 20;

  /** When who found no place should ask again; until then it asks for what it wants to know. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

  private final LiveFeed feed;

  EventRoutes(LiveFeed feed) {
    this.feed = feed;
  }

  void register(Api api) {
    Schema ids = Schema.list(Schema.format("uuid"), MOST_OF_A_KIND);
    api.get(
        PATH,
        Operation.of("What changes, as it happens")
            .query("order", ids, "orders to follow; may be given again and again")
            .query("entry", ids, "entries of a line to follow; may be given again and again")
            .answersAs(200, "text/event-stream", "stock, sale, order, waitlist and time events")
            .refuses(404, "not_found"),
        this::listen);
  }

  private void listen(Context ctx) {
    requireNoBody(ctx);
    List<Key> keys = keys(ctx);
    ctx.contentType("text/event-stream");
    ctx.header("Cache-Control", "no-store");
    // A proxy that gathers what it passes on would hold events back.
    ctx.header("X-Accel-Buffering", "no");
    // The stream is all that this connection is for; so its end is the end of the answer.
    ctx.header("Connection", "close");
    EventHandover handover = EventHandover.of(ctx.req());
    if (handover == null) {
      return; // A HEAD is told no more than that.
    }
    switch (feed.join(keys)) {
      case Joined.In(var listener) -> handover.to(listener);
      case Joined.Unknown(Key key) ->
          throw new ProblemException(
              Problem.notFound("There is no such %s.".formatted(key.kind().parameter())));
      case Joined.Full _ ->
          throw new ProblemException(
              Problem.of(503, "busy", "As many listen as may; please ask now and then instead.")
                  .after(ASK_AGAIN));
    }
  }

  /** Nobody would take what is still coming: the route ends when the stream begins. */
  private static void requireNoBody(Context ctx) {
    if (ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null) {
      throw JsonBody.invalid("Who listens sends no body.");
    }
  }

  private static List<Key> keys(Context ctx) {
    requireDecodable(ctx);
    List<Key> keys = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      String name = kind.parameter();
      Set<Key> ofKind = new LinkedHashSet<>();
      for (String text : ctx.queryParams(name)) {
        ofKind.add(
            Paths.uuid(text)
                .map(id -> new Key(kind, id))
                .orElseThrow(
                    () -> JsonBody.invalid("\"%s\" must be an id of one.".formatted(name))));
      }
      if (ofKind.size() > MOST_OF_A_KIND) {
        throw JsonBody.invalid(
            "\"%s\" may be given %d times at most.".formatted(name, MOST_OF_A_KIND));
      }
      keys.addAll(ofKind);
    }
    return keys;
  }

  /** What cannot be decoded is left out: whoever sent it would wait for its order in vain. */
  private static void requireDecodable(Context ctx) {
    String query = ctx.queryString();
    int given = query == null || query.isEmpty() ? 0 : query.split("&", -1).length;
    int read = ctx.queryParamMap().values().stream().mapToInt(List::size).sum();
    if (given != read) {
      throw JsonBody.invalid("The query is not understood.");
    }
  }
}
