package io.flashsale.simulation;

import io.flashsale.simulation.Stampede.Grant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much later than those behind them people came who were served before them.
 *
 * <p>A group begins when its clock is read, which is the time of its orders. Someone has been
 * overtaken by more than two group times when three groups or more of the product, of whatever
 * nodes, began between the sending of their request and that of somebody who stands before them in
 * the ledger: two whole group times lie between the first and the last of the three.
 *
 * @param overtaken how many stand behind somebody who sent later
 * @param byMoreThanTwoGroups how many of them by more than two group times
 * @param latest how much later, at most, in milliseconds
 * @param groupMillis the median time from one group's beginning to the next one's
 */
record Overtakings(int overtaken, int byMoreThanTwoGroups, double latest, double groupMillis) {

  /**
   * Counts.
   *
   * @param groups when each group began, in microseconds since 1970, ascending
   */
  static Overtakings of(List<Grant> grants, long[] groups) {
    List<Grant> ledger = grants.stream().sorted(Comparator.comparingLong(Grant::seq)).toList();
    int overtaken = 0;
    int far = 0;
    long latest = 0;
    long lastSent = Long.MIN_VALUE;
    for (Grant grant : ledger) {
      if (lastSent > grant.sent()) {
        overtaken++;
        latest = Math.max(latest, lastSent - grant.sent());
        far += begun(groups, lastSent) - begun(groups, grant.sent()) >= 3 ? 1 : 0;
      }
      lastSent = Math.max(lastSent, grant.sent());
    }
    return new Overtakings(overtaken, far, latest / 1_000.0, median(groups) / 1_000.0);
  }

  /** How many groups had begun by the given time. */
  private static int begun(long[] groups, long time) {
    int found = Arrays.binarySearch(groups, time);
    return found < 0 ? -found - 1 : found + 1;
  }

  private static double median(long[] groups) {
    long[] times = new long[Math.max(1, groups.length - 1)];
    for (int i = 1; i < groups.length; i++) {
      times[i - 1] = groups[i] - groups[i - 1];
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
