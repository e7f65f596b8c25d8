package io.flashsale.waitlist;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Those who wait, from the head on, as far as a group has read them.
 *
 * <p>An entry that wants more units than are available and held together, less what those ahead
 * want who can still be served, cannot be reached: it keeps its place and is passed over. Not
 * thread-safe.
 */
public final class Line {
  private final Map<UUID, WaitlistEntry> known = new LinkedHashMap<>();
  private final boolean complete;

  /**
   * @param head those who wait in the order of their places, from the first on
   * @param complete whether nobody waits behind them
   */
  public Line(Collection<WaitlistEntry> head, boolean complete) {
    head.forEach(entry -> known.put(entry.id(), entry));
    this.complete = complete;
  }

  /** A line without anybody. */
  public static Line empty() {
    return new Line(java.util.List.of(), true);
  }

  /** A line of which nothing is known but that somebody is in it. */
  public static Line unread() {
    return new Line(java.util.List.of(), false);
  }

  /**
   * Who is next: the first who can still be served.
   *
   * @param unsold the units available and held
   * @return empty when nobody can be, or when the next was not read
   */
  public Optional<WaitlistEntry> next(int unsold) {
    return known.values().stream().filter(entry -> entry.quantity() <= unsold).findFirst();
  }

  /** Whether somebody in line can still be served, or may be: then nobody else is. */
  public boolean blocks(int unsold) {
    return !complete || next(unsold).isPresent();
  }

  /** Whether somebody may wait behind those who were read. */
  public boolean mayHaveMore() {
    return !complete;
  }

  /** Whether somebody at the end who wants this many can be reached. */
  public boolean reachesEnd(int quantity, int unsold) {
    int left = unsold;
    for (WaitlistEntry ahead : known.values()) {
      if (left < quantity) {
        return false;
      }
      if (ahead.quantity() <= left) {
        left -= ahead.quantity();
      }
    }
    return quantity <= left;
  }

  /** Puts an entry at the end; one behind those who were read stays unread. */
  public void append(WaitlistEntry entry) {
    if (complete) {
      known.put(entry.id(), entry);
    }
  }

  /** Takes an entry out, wherever it is. */
  public void remove(UUID entryId) {
    known.remove(entryId);
  }
}
