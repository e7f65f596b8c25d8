package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark itself, with runs too short to say anything of the store. */
@Tag("load")
class BenchIT {
  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  /** As the jar is run, but from the classes. */
  private static final List<String> STORE =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "@src/main/resources/flashsale.vmoptions",
          "-cp",
          System.getProperty("java.class.path"),
          "io.flashsale.Main");

  @TempDir Path folder;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private final Opened closing =
      new Opened() {
        @Override
        public <T extends AutoCloseable> T add(T resource) {
          opened.push(resource);
          return resource;
        }
      };

  @AfterEach
  void closeAll() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void rowsAreMeasuredOnAStoreThatIsGoneAfterwards() throws Exception {
    assumeThat(Tool.wrk(PATH).isThere()).as("wrk is installed").isTrue();
    var rows =
        Set.of(
            RowName.VALIDATION, RowName.SPREAD, RowName.SOLD_OUT, RowName.CONFIRMS, RowName.READS);

    Report report = new Bench(STORE, PATH, _ -> {}).run(options(rows), closing);

    assertThat(report.rows()).extracting(Row::name).containsExactlyElementsOf(sorted(rows));
    assertThat(report.rows())
        .extracting(Row::outcome)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Row.Measured.class))
        .extracting(outcome -> ((Row.Measured) outcome).ratio())
        .allSatisfy(ratio -> assertThat(ratio).isPositive().isFinite());
    closeAll();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void withoutWrkEveryRowNamesThePackageAndNothingIsStarted() throws Exception {
    Report report =
        new Bench(List.of("/never/run"), "", _ -> {})
            .run(options(Set.of(RowName.SPREAD, RowName.READS)), closing);

    assertThat(report.rows())
        .extracting(Row::outcome)
        .containsOnly(new Row.Failed("wrk is not installed: install the package wrk."));
    assertThat(report.complete()).isFalse();
    assertThat(opened).isEmpty();
  }

  private static List<RowName> sorted(Set<RowName> rows) {
    return rows.stream().sorted().toList();
  }

  private BenchOptions options(Set<RowName> rows) {
    return new BenchOptions(Duration.ofSeconds(1), 1, Duration.ofSeconds(1), rows, folder);
  }
}
