package io.flashsale.web.live;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * Whether the heap has room for more who listen: what lives long takes less than a bound of its
 * part of the heap, as the last full collection found.
 *
 * <p>Each listener stays for long. Without this a crowd of them, beside a console, would end a
 * store with a small heap, while those who are refused only ask instead.
 */
public final class HeapRoom {
  private static final double BOUND = 0.85;

  /** The parts of the heap that keep what lives long: those have a threshold to be told of. */
  private final List<MemoryPoolMXBean> longLived =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
          .toList();

  /** Whether one more may stay. */
  public boolean left() {
    for (MemoryPoolMXBean pool : longLived) {
      MemoryUsage kept = pool.getCollectionUsage();
      if (kept != null && kept.getMax() > 0 && kept.getUsed() > BOUND * kept.getMax()) {
        return false;
      }
    }
    return true;
  }
}
