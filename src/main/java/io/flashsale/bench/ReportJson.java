package io.flashsale.bench;

import io.flashsale.bench.Row.Failed;
import io.flashsale.bench.Row.Figure;
import io.flashsale.bench.Row.Measured;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as JSON. */
final class ReportJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportJson() {}

  static String of(Report report) {
    BenchOptions options = report.options();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", report.machine());
    json.put("seconds", options.run().toSeconds());
    json.put("runs", options.runs());
    json.put("warmUpSeconds", options.warmUp().toSeconds());
    json.put("rows", report.rows().stream().map(ReportJson::row).toList());
    return JSON.writeValueAsString(json);
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("row", row.name().key());
    json.put("figure", row.name().title());
    json.put(row.name().bound().least() ? "atLeast" : "atMost", row.name().bound().limit());
    switch (row.outcome()) {
      case Measured measured -> {
        json.put("ratio", measured.ratio());
        json.put("met", row.met());
        json.put("here", figure(measured.here()));
        json.put("reference", figure(measured.reference()));
      }
      case Failed(String sentence) -> json.put("failure", sentence);
    }
    return json;
  }

  private static Map<String, Object> figure(Figure figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", figure.name());
    json.put("unit", figure.unit());
    json.put("median", figure.median());
    json.put("runs", figure.runs());
    return json;
  }
}
