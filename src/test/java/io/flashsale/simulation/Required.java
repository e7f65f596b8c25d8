package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What a fault needs of the machine: without it the test is left out with a line, or fails where
 * {@code faults.required} is set.
 */
final class Required {
  private Required() {}

  static void assume(boolean there, String sentence) {
    if (there) {
      return;
    }
    System.out.println("Left out: " + sentence + ".");
    assertThat(Boolean.getBoolean("faults.required")).as(sentence).isFalse();
    assumeThat(there).as(sentence).isTrue();
  }
}
