package io.flashsale.puzzle;

import java.time.Duration;

/** Remembers what was used, for all nodes. */
@FunctionalInterface
public interface Once {

  /**
   * Whether nobody else has used it.
   *
   * @param by who uses it now; the same may use it again, unless this is empty
   * @param kept how long that is remembered
   */
  boolean first(String what, String by, Duration kept);
}
