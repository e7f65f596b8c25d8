package io.flashsale.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures the rows of a stage, in rounds: each round runs each measurement once, so that what
 * drifts on the machine meets both sides of a ratio.
 */
final class Measuring {
  private final int rounds;
  private final Consumer<String> progress;
  private final Map<Measurement, List<Sample>> samples = new HashMap<>();
  private final Map<Measurement, String> failures = new HashMap<>();

  Measuring(int rounds, Consumer<String> progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  List<Row> measure(Collection<RowPlan> plans) {
    Set<Measurement> measurements = new LinkedHashSet<>();
    for (RowPlan plan : plans) {
      measurements.add(plan.here());
      measurements.add(plan.reference());
    }
    for (Measurement measurement : measurements) {
      progress.accept("warming up: " + measurement.name());
      attempt(measurement, measurement::warmUp);
    }
    for (int round = 1; round <= rounds; round++) {
      for (Measurement measurement : measurements) {
        progress.accept("run %d of %d: %s".formatted(round, rounds, measurement.name()));
        attempt(
            measurement,
            () ->
                samples
                    .computeIfAbsent(measurement, _ -> new ArrayList<>())
                    .add(measurement.run()));
      }
    }
    return plans.stream().map(this::row).toList();
  }

  private interface Step {
    void run() throws Unmeasured;
  }

  private void attempt(Measurement measurement, Step step) {
    if (failures.containsKey(measurement)) {
      return;
    }
    try {
      step.run();
    } catch (Unmeasured e) {
      failures.put(measurement, measurement.name() + ": " + e.sentence());
    }
  }

  private Row row(RowPlan plan) {
    for (Measurement side : List.of(plan.here(), plan.reference())) {
      String failure = failures.get(side);
      if (failure != null) {
        return new Row(plan.name(), new Row.Failed(failure));
      }
    }
    return new Row(
        plan.name(),
        new Row.Measured(
            figure(plan.here(), plan.hereReading()),
            figure(plan.reference(), plan.referenceReading())));
  }

  private Row.Figure figure(Measurement measurement, Reading reading) {
    return Row.Figure.of(measurement, reading, samples.getOrDefault(measurement, List.of()));
  }
}
