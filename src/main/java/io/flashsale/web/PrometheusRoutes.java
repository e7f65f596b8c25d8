package io.flashsale.web;

import io.flashsale.meters.Meters;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;

/** {@code GET /metrics}: this node's figures for Prometheus, which brings the admin's token. */
final class PrometheusRoutes {
  private final Meters meters;
  private final AdminAuth admin;

  PrometheusRoutes(Meters meters, AdminAuth admin) {
    this.meters = meters;
    this.admin = admin;
  }

  void register(Api api) {
    api.get(
        "/metrics",
        Operation.of("This node's figures for Prometheus")
            .admin()
            .answersAs(200, "text/plain", "the figures in Prometheus' text format"),
        this::scrape);
  }

  private void scrape(Context ctx) {
    admin.require(ctx);
    ctx.contentType(Meters.CONTENT_TYPE)
        .header("Cache-Control", "no-store")
        .result(meters.scrape());
  }
}
