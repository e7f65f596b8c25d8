package io.flashsale.web;

import io.flashsale.audit.LedgerMonitor;
import io.flashsale.health.Health;
import io.flashsale.health.HealthReport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code GET /health}. */
final class HealthRoutes {
  private final Health health;
  private final LedgerMonitor monitor;

  HealthRoutes(Health health, LedgerMonitor monitor) {
    this.health = health;
    this.monitor = monitor;
  }

  void register(RoutesConfig routes) {
    Reads.register(routes, "/health", this::check);
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
