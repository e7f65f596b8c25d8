package io.flashsale.web;

import io.flashsale.health.Health;
import io.flashsale.health.HealthReport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** {@code GET /health}. */
final class HealthRoutes {
  private final Health health;

  HealthRoutes(Health health) {
    this.health = health;
  }

  void register(RoutesConfig routes) {
    Reads.register(routes, "/health", this::check);
  }

  private void check(Context ctx) {
    HealthReport report = health.check();
    String status =
        switch (report.status()) {
          case OK -> "ok";
          case DEGRADED -> "degraded";
          case DOWN -> "down";
        };
    ctx.status(report.status() == HealthReport.Status.DOWN ? 503 : 200)
        .json(Map.of("status", status, "database", report.database(), "redis", report.redis()));
  }
}
