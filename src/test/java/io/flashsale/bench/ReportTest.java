package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final Row MET =
      new Row(
          RowName.PGBENCH,
          new Row.Measured(
              new Row.Figure("holds", "/s", List.of(5_000.0, 6_100.0, 5_800.0)),
              new Row.Figure("pgbench", "/s", List.of(300.0, 250.0, 290.0))));

  private static final Row MISSED =
      new Row(
          RowName.ALONE,
          new Row.Measured(
              new Row.Figure("hold", "ms", List.of(9.0)),
              new Row.Figure("pgbench", "ms", List.of(2.0))));

  private static final Row FAILED =
      new Row(RowName.BULK, new Row.Failed("pgbench is not installed."));

  @Test
  void theTableHasBothSidesTheRatioTheBoundAndWhetherItIsMet() {
    List<String> lines = report(MET, MISSED, FAILED).table().lines().toList();

    assertThat(lines.get(1))
        .isEqualTo("Median of 3 runs of 5 s each, after 30 s of load to warm each store up.");
    assertThat(cells(lines.get(5)))
        .containsExactly(
            "pgbench",
            RowName.PGBENCH.title(),
            "5,800/s (holds)",
            "290/s (pgbench)",
            "20.00 ×",
            "≥ 15 ×",
            "met");
    assertThat(cells(lines.get(6)))
        .containsExactly(
            "alone",
            RowName.ALONE.title(),
            "9.00 ms (hold)",
            "2.00 ms (pgbench)",
            "4.50 ×",
            "≤ 4 ×",
            "MISSED");
    assertThat(cells(lines.get(7))).endsWith("≥ 0.60 ×", "NOT MEASURED");
    assertThat(lines.getLast()).isEqualTo("bulk: pgbench is not installed.");
  }

  @Test
  void theLinesOfTheTableAreOfOneLength() {
    assertThat(report(MET, MISSED, FAILED).table().lines().filter(line -> line.startsWith("|")))
        .hasSize(5)
        .extracting(String::length)
        .containsOnly(report(MET, MISSED, FAILED).table().lines().toList().get(3).length());
  }

  @Test
  void theJsonHasEveryRun() {
    JsonNode json = JsonMapper.builder().build().readTree(report(MET, FAILED).json());

    assertThat(json.at("/rows/0/here/runs")).hasSize(3);
    assertThat(json.at("/rows/0/ratio").asDouble()).isEqualTo(20);
    assertThat(json.at("/rows/0/atLeast").asDouble()).isEqualTo(15);
    assertThat(json.at("/rows/0/met").asBoolean()).isTrue();
    assertThat(json.at("/rows/1/failure").asString()).isEqualTo("pgbench is not installed.");
  }

  @Test
  void aReportIsCompleteWhenAllRowsWereMeasuredAndMetWhenAllBoundsAreKept() {
    assertThat(report(MET).complete()).isTrue();
    assertThat(report(MET).met()).isTrue();
    assertThat(report(MET, MISSED).complete()).isTrue();
    assertThat(report(MET, MISSED).met()).isFalse();
    assertThat(report(MET, FAILED).complete()).isFalse();
    assertThat(report(MET, FAILED).met()).isFalse();
  }

  @Test
  void theMedianOfTwoRunsIsTheirMean() {
    assertThat(new Row.Figure("holds", "/s", List.of(4.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void aBoundIncludesItsLimit() {
    assertThat(RowName.CONFIRMS.bound().met(1.0)).isTrue();
    assertThat(RowName.CONFIRMS.bound().met(0.999)).isFalse();
    assertThat(RowName.SPREAD.bound().met(3.0)).isTrue();
    assertThat(RowName.SPREAD.bound().met(3.001)).isFalse();
  }

  private static Report report(Row... rows) {
    return new Report(
        "2 cores",
        new BenchOptions(
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(30),
            EnumSet.allOf(RowName.class),
            Path.of(".")),
        List.of(rows));
  }

  private static List<String> cells(String line) {
    return List.of(line.substring(2, line.length() - 2).split("\\|")).stream()
        .map(String::strip)
        .toList();
  }
}
