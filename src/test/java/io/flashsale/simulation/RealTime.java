package io.flashsale.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks an order of things against the times in which they can have happened: what was over before
 * another began must stand before it.
 */
final class RealTime {

  /**
   * Something that happened between two times.
   *
   * @param place in the order to be checked
   */
  record Stretch(long place, long begun, long ended, String name) {}

  private RealTime() {}

  /** Every thing that stands after one which began only when it was over. */
  static List<String> faults(String order, List<Stretch> stretches) {
    List<String> faults = new ArrayList<>();
    List<Stretch> fromLast = new ArrayList<>(stretches);
    fromLast.sort(Comparator.comparingLong(Stretch::place).reversed());
    @Nullable Stretch firstOver = null;
    for (Stretch stretch : fromLast) {
      if (firstOver != null && stretch.begun() - firstOver.ended() > 0) {
        faults.add(
            "in %s %s comes before %s, which was over before it began"
                .formatted(order, stretch.name(), firstOver.name()));
      }
      if (firstOver == null || stretch.ended() - firstOver.ended() < 0) {
        firstOver = stretch;
      }
    }
    return faults;
  }
}
