package io.flashsale.console.live;

import io.flashsale.feed.Change;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a page reads of the store: as it comes into sight, whenever the feed tells a change that
 * counts, and in a slow beat, for what no change is told of. Nothing is read while it is out of
 * sight.
 */
public final class Live {
  private final Changes changes;
  private final Pulse pulse;
  private final List<Poll<?>> polls = new CopyOnWriteArrayList<>();
  private volatile boolean inSight;

  /** What a page that is not in sight yet reads. */
  public Live(Changes changes, Pulse pulse) {
    this.changes = changes;
    this.pulse = pulse;
  }

  /**
   * Reads this source, too.
   *
   * @param beat after how long it is read though nothing changed
   * @param sink hears the newest reading, on the receiver
   */
  public <T> void read(Supplier<T> source, Duration beat, Consumer<Reading<T>> sink) {
    polls.add(pulse.poll(source, beat, () -> inSight, sink));
  }

  /**
   * Reads all sources again when something changed.
   *
   * @param pause the least time between two readings for this reason
   * @param wanted which changes count; called on the feed's thread, so it returns at once
   */
  public void hear(Duration pause, Predicate<Change> wanted) {
    hear(pause, wanted, ids -> refresh());
  }

  /**
   * Tells which products something changed of, while the page is in sight.
   *
   * @param pause the least time between two tellings
   * @param wanted which changes count; called on the feed's thread, so it returns at once
   * @param hearer hears the ids of the products, on the receiver
   */
  public void hear(Duration pause, Predicate<Change> wanted, Consumer<Set<Integer>> hearer) {
    var _ =
        changes.hear(
            pause,
            change -> inSight && wanted.test(change),
            ids -> {
              if (inSight) {
                hearer.accept(ids);
              }
            });
  }

  /** Reads all sources now, where the page is in sight. */
  public void refresh() {
    if (inSight) {
      polls.forEach(Poll::refresh);
    }
  }

  /** The page came into sight. */
  public void shown() {
    inSight = true;
    refresh();
  }

  /** The page went out of sight. */
  public void hidden() {
    inSight = false;
  }
}
