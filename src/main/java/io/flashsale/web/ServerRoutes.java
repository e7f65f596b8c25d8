package io.flashsale.web;

import io.flashsale.embedded.AdminToken;
import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.health.Latency;
import io.flashsale.health.LatencyProbe;
import io.flashsale.redis.NodeInfo;
import io.flashsale.redis.Nodes;
import io.flashsale.redis.Nodes.Roster;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/server} and {@code /api/admin/token}: the nodes, their servers, the token. */
final class ServerRoutes {
  private final Nodes nodes;
  private final LatencyProbe latency;
  private final AdminToken token;

  ServerRoutes(Nodes nodes, LatencyProbe latency, AdminToken token) {
    this.nodes = nodes;
    this.latency = latency;
    this.token = token;
  }

  void register(Api api) {
    api.get(
        "/api/admin/server",
        Operation.of("The nodes that share the store, and how fast its servers answer")
            .admin()
            .answers(200, ServerJson.class, "the nodes and the times"),
        this::server);
    api.post(
        "/api/admin/token",
        Operation.of("Makes the admin's token anew; the old one is refused from then on")
            .admin()
            .answers(200, TokenJson.class, "the new token")
            .refuses(409, "token_is_set"),
        this::renew);
  }

  private void server(Context ctx) {
    ctx.json(ServerJson.of(nodes.read(), latency.read()));
  }

  private void renew(Context ctx) {
    switch (token.renew()) {
      case Renewal.Renewed(String renewed) ->
          ctx.header("Cache-Control", "no-store").json(new TokenJson(renewed));
      case Renewal.SetByOperator _ ->
          Problem.of(
                  409,
                  "token_is_set",
                  "The token is set by ADMIN_TOKEN: change it there and start the store again.")
              .answer(ctx);
      case Renewal.NotWritten _ ->
          Problem.of(503, "unavailable", "The new token could not be written; the old one holds.")
              .after(Duration.ofSeconds(1))
              .answer(ctx);
    }
  }

  /** The admin's new token. */
  record TokenJson(String token) {}

  /** A node as it is told. */
  record NodeJson(
      String id,
      String name,
      List<String> addresses,
      String startedAt,
      String version,
      boolean thisNode) {}

  /** The nodes and how fast what they stand on answers; a time is null when there is no answer. */
  record ServerJson(
      List<NodeJson> nodes,
      boolean complete,
      @Nullable Double databaseMillis,
      @Nullable Double redisMillis) {

    static ServerJson of(Roster roster, Latency latency) {
      return new ServerJson(
          roster.nodes().stream().map(node -> node(node, roster.self())).toList(),
          roster.complete(),
          millis(latency.database()),
          millis(latency.redis()));
    }

    private static NodeJson node(NodeInfo node, @Nullable String self) {
      return new NodeJson(
          node.id(),
          node.name(),
          node.addresses(),
          node.startedAt().toString(),
          node.version(),
          node.id().equals(self));
    }

    private static @Nullable Double millis(@Nullable Duration time) {
      return time == null ? null : time.toNanos() / 1e6;
    }
  }
}
