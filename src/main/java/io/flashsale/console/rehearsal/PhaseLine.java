package io.flashsale.console.rehearsal;

import io.flashsale.rehearsal.RehearsalProgress;
import java.time.Duration;

/**
 * A phase of a rehearsal as a row of the table.
 *
 * @param title what went on
 * @param took since the phase was first seen
 */
record PhaseLine(String title, int done, int of, int granted, int refused, Duration took) {

  static PhaseLine of(RehearsalProgress progress, Duration took) {
    return new PhaseLine(
        progress.phase().title(),
        progress.done(),
        progress.of(),
        progress.granted(),
        progress.refused(),
        took);
  }
}
