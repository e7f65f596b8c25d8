package io.flashsale.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * How to measure.
 *
 * @param run how long one run of a figure takes, 1 s or more
 * @param runs how many runs a figure has, 1 or more; its median stands in the table
 * @param warmUp how long each store is loaded before the first run, so that its code is compiled
 * @param rows the rows to measure
 * @param folder where the temporary home is made; on the disk that is to be measured
 */
public record BenchOptions(
    Duration run, int runs, Duration warmUp, Set<RowName> rows, Path folder) {

  public BenchOptions {
    rows = Set.copyOf(rows);
  }

  /** Whether any of these rows is to be measured. */
  boolean wants(RowName... any) {
    for (RowName row : any) {
      if (rows.contains(row)) {
        return true;
      }
    }
    return false;
  }
}
