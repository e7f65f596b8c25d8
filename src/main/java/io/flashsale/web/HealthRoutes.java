package io.flashsale.web;

import io.flashsale.audit.LedgerMonitor;
import io.flashsale.health.Health;
import io.flashsale.health.HealthReport;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;

/** {@code GET /health}, and what balancers and service managers ask. */
final class HealthRoutes {
  private final Health health;
  private final LedgerMonitor monitor;
  private final Drain drain;

  HealthRoutes(Health health, LedgerMonitor monitor, Drain drain) {
    this.health = health;
    this.monitor = monitor;
    this.drain = drain;
  }

  void register(Api api) {
    api.get(
        "/health",
        Operation.of("How the store is, and what it stands on")
            .answers(200, HealthJson.class, "it sells; degraded where something is wrong")
            .answers(503, HealthJson.class, "down: the database does not answer"),
        this::check);
    api.get(
        "/health/live",
        Operation.of("Whether this process answers at all")
            .answers(200, StateJson.class, "it does; what it stands on is not looked at"),
        ctx -> ctx.json(new StateJson("ok")));
    api.get(
        "/health/ready",
        Operation.of("Whether this node should be sent requests")
            .answers(200, StateJson.class, "it should")
            .answers(503, StateJson.class, "it closes, or the database does not answer"),
        this::ready);
  }

  private record StateJson(String status) {}

  private void ready(Context ctx) {
    if (drain.draining()) {
      ctx.status(503).json(new StateJson("closing"));
    } else if (!health.check().database()) {
      ctx.status(503).json(new StateJson("down"));
    } else {
      ctx.json(new StateJson("ok"));
    }
  }

  private record HealthJson(String status, boolean database, boolean redis, AuditJson ledger) {}

  private void check(Context ctx) {
    HealthReport report = health.check();
    String status =
        switch (report.status()) {
          case OK -> "ok";
          case DEGRADED -> "degraded";
          case DOWN -> "down";
        };
    ctx.status(report.status() == HealthReport.Status.DOWN ? 503 : 200)
        .json(
            new HealthJson(
                status, report.database(), report.redis(), AuditJson.summary(monitor.report())));
  }
}
