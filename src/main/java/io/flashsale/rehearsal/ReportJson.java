package io.flashsale.rehearsal;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as JSON. */
final class ReportJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportJson() {}

  static String of(RehearsalReport report) {
    RehearsalPlan plan = report.plan();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", plan.store().toString());
    json.put("buyers", plan.buyers());
    json.put("connections", plan.connections());
    json.put("retry", plan.retry());
    json.put("confirm", plan.confirmed());
    json.put("stock", report.stock());
    json.put("cancelled", report.cancelled());
    json.put("rounds", report.rounds());
    json.put("grants", report.grants());
    json.put("refusals", report.refusals());
    json.put("granted", report.granted());
    json.put("soldOut", report.soldOut());
    json.put("throttled", report.throttled());
    json.put("otherRefusals", report.otherRefusals());
    json.put("unanswered", report.unanswered());
    json.put("firstComers", report.firstComers());
    json.put("overtakings", report.overtakings());
    json.put("confirmed", report.confirmed());
    json.put("givenBack", report.given());
    json.put("shareByArrival", report.shareByArrival());
    LinePlan linePlan = plan.line();
    if (linePlan != null) {
      json.put("draw", linePlan.draw());
      json.put("line", report.line());
    }
    json.put("sound", report.sound());
    json.put("audit", report.audit());
    return JSON.writeValueAsString(json);
  }
}
