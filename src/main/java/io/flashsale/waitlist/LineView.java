package io.flashsale.waitlist;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A product's whole line as a node last read it, from which everybody's standing is told.
 *
 * <p>It has 12 bytes for each who waits. An instance does not change but for what it has worked out
 * last.
 */
public final class LineView {
  private final long version;
  private final long[] places;
  private final int[] quantities;
  private final double unitsFreedPerSecond;
  private volatile @Nullable Reach last;

  LineView(long version, long[] places, int[] quantities, double unitsFreedPerSecond) {
    this.version = version;
    this.places = places;
    this.quantities = quantities;
    this.unitsFreedPerSecond = unitsFreedPerSecond;
  }

  /** The line's version of which this is at least. */
  long version() {
    return version;
  }

  int size() {
    return places.length;
  }

  /** Who of the line can be reached with so many units unsold, and what those ahead take. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed to be changed
  private record Reach(int unsold, BitSet reachable, long[] unitsAhead) {}

  /**
   * Where somebody who waits stands.
   *
   * @param ahead how many wait ahead
   * @param reachable whether the units that are not sold reach this far
   * @param unitsAhead the units that those ahead may still get
   */
  public record Standing(int ahead, boolean reachable, long unitsAhead) {}

  /**
   * Where one stands.
   *
   * @param place the entry's place
   * @param quantity the units wanted
   * @param unsold the units available and held
   */
  public Standing standing(long place, int quantity, int unsold) {
    Reach reach = reach(unsold);
    int found = Arrays.binarySearch(places, place);
    if (found >= 0) {
      return new Standing(found, reach.reachable.get(found), reach.unitsAhead[found]);
    }
    // It joined after this was read: all who were read with a lower place are ahead.
    int ahead = -found - 1;
    long unitsAhead = reach.unitsAhead[ahead];
    return new Standing(ahead, quantity <= unsold - unitsAhead, unitsAhead);
  }

  /** Units that went back per second of late; 0 when none did. */
  public double unitsFreedPerSecond() {
    return unitsFreedPerSecond;
  }

  private Reach reach(int unsold) {
    Reach known = last;
    if (known != null && known.unsold == unsold) {
      return known;
    }
    BitSet reachable = new BitSet(places.length);
    long[] unitsAhead = new long[places.length + 1];
    long left = unsold;
    for (int i = 0; i < places.length; i++) {
      unitsAhead[i] = unsold - left;
      if (quantities[i] <= left) {
        reachable.set(i);
        left -= quantities[i];
      }
    }
    unitsAhead[places.length] = unsold - left;
    Reach reach = new Reach(unsold, reachable, unitsAhead);
    last = reach;
    return reach;
  }
}
