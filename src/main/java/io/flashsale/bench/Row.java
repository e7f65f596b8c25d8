package io.flashsale.bench;

import java.util.Arrays;
import java.util.List;

/**
 * A row of the table.
 *
 * @param name what it compares
 * @param outcome what came of it
 */
public record Row(RowName name, Outcome outcome) {

  /** What came of a row. */
  public sealed interface Outcome {}

  /** Both sides were measured. */
  public record Measured(Figure here, Figure reference) implements Outcome {

    /** The store's figure over the reference's. */
    public double ratio() {
      return here.median() / reference.median();
    }
  }

  /**
   * A side could not be measured, or answered otherwise than it should.
   *
   * @param sentence what is the matter, and what to do where that is known
   */
  public record Failed(String sentence) implements Outcome {}

  /**
   * One side of a row.
   *
   * @param name what was measured
   * @param unit {@code /s} or {@code ms}
   * @param runs the reading of each run, in order; at least one
   */
  public record Figure(String name, String unit, List<Double> runs) {

    /** The middle run, or the mean of the two in the middle. */
    public double median() {
      double[] sorted = runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static Figure of(Measurement measurement, Reading reading, List<Sample> samples) {
      double[] runs = samples.stream().mapToDouble(reading::of).toArray();
      return new Figure(measurement.name(), reading.unit(), Arrays.stream(runs).boxed().toList());
    }
  }

  /** Whether both sides were measured and the ratio keeps to the bound. */
  public boolean met() {
    return outcome instanceof Measured measured && name.bound().met(measured.ratio());
  }
}
