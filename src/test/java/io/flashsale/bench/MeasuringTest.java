package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTest {
  private final List<String> steps = new ArrayList<>();

  /** Sees 10 a second, then 20, then 30. */
  private final class Counting implements Measurement {
    private final String name;
    private final int failsAt;
    private int runs;

    Counting(String name, int failsAt) {
      this.name = name;
      this.failsAt = failsAt;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void warmUp() {
      steps.add("warm " + name);
    }

    @Override
    public Sample run() throws Unmeasured {
      steps.add("run " + name);
      if (++runs == failsAt) {
        throw new Unmeasured("2 were 503.");
      }
      return Sample.ofRate(10.0 * runs);
    }
  }

  @Test
  void theRunsGoInRoundsAndASharedMeasurementRunsOnceARound() {
    Measurement shared = new Counting("shared", 0);
    Measurement other = new Counting("other", 0);

    List<Row> rows =
        measuring(2)
            .measure(
                List.of(plan(RowName.BULK, shared, other), plan(RowName.SPREAD, shared, shared)));

    assertThat(steps)
        .containsExactly(
            "warm shared", "warm other", "run shared", "run other", "run shared", "run other");
    assertThat(rows)
        .extracting(row -> ((Row.Measured) row.outcome()).here().runs())
        .containsExactly(List.of(10.0, 20.0), List.of(10.0, 20.0));
  }

  @Test
  void aMeasurementThatFailsOnceFailsItsRowsAndNoOthersAndIsNotRunAgain() {
    Measurement broken = new Counting("broken", 2);
    Measurement good = new Counting("good", 0);

    List<Row> rows =
        measuring(3)
            .measure(List.of(plan(RowName.BULK, good, broken), plan(RowName.SPREAD, good, good)));

    assertThat(rows.getFirst().outcome()).isEqualTo(new Row.Failed("broken: 2 were 503."));
    assertThat(rows.get(1).outcome()).isInstanceOf(Row.Measured.class);
    assertThat(steps).filteredOn("run broken"::equals).hasSize(2);
  }

  private static Measuring measuring(int rounds) {
    return new Measuring(rounds, _ -> {});
  }

  private static RowPlan plan(RowName name, Measurement here, Measurement reference) {
    return new RowPlan(name, here, Reading.PER_SECOND, reference, Reading.PER_SECOND);
  }
}
