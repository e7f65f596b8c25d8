package io.flashsale.waitlist;

import io.flashsale.waitlist.LineWindow.Grant;
import io.flashsale.waitlist.LineWindow.Moved;
import io.flashsale.waitlist.LineWindow.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out from what is written, and from nothing that the sequencer remembers, whether anybody in
 * line was passed over.
 *
 * <p>A grant is an overtaking when somebody stood ahead of it (for a hold that was asked for:
 * anywhere in line) who wanted no more than was unsold at that moment.
 */
final class FairnessCheck {
  private FairnessCheck() {}

  /**
   * Looks at a window.
   *
   * @param drawnAt when the line's draw was made, or null
   */
  static Fairness of(LineWindow window, @Nullable Instant drawnAt) {
    List<Grant> grants =
        window.events().stream().map(Moved::grant).filter(Objects::nonNull).toList();
    long[] waits = waits(grants, drawnAt);
    return new Fairness(
        window.events().size(),
        grants.size(),
        waits.length,
        overtakings(window),
        percentile(waits, 50),
        percentile(waits, 95));
  }

  private static int overtakings(LineWindow window) {
    List<Waiter> line = line(window);
    int overtakings = 0;
    int unsold = window.unsold();
    for (Moved event : window.events().reversed()) {
      Grant grant = event.grant();
      if (grant != null && overtakes(event.seq(), grant, unsold, line)) {
        overtakings++;
      }
      unsold -= event.unsoldBy();
    }
    return overtakings;
  }

  /** All who were in line at any time of the window, by place. */
  private static List<Waiter> line(LineWindow window) {
    List<Waiter> offered = new ArrayList<>();
    for (Moved event : window.events()) {
      Grant grant = event.grant();
      if (grant != null && grant.place() != null && grant.joinedAt() != null) {
        offered.add(
            new Waiter(grant.place(), grant.quantity(), grant.joinedAt(), event.seq(), null));
      }
    }
    return Stream.of(offered, window.waiting(), window.givenUp())
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Waiter::place))
        .toList();
  }

  private static boolean overtakes(long seq, Grant grant, int unsold, List<Waiter> line) {
    Long place = grant.place();
    for (Waiter ahead : line) {
      if (place != null && ahead.place() >= place) {
        return false;
      }
      if (ahead.quantity() <= unsold && ahead.waitedAt(seq, grant.at())) {
        return true;
      }
    }
    return false;
  }

  private static long[] waits(List<Grant> grants, @Nullable Instant drawnAt) {
    return grants.stream()
        .filter(grant -> grant.joinedAt() != null)
        .mapToLong(grant -> waited(grant, drawnAt))
        .sorted()
        .toArray();
  }

  private static long waited(Grant grant, @Nullable Instant drawnAt) {
    Instant joined = Objects.requireNonNull(grant.joinedAt());
    Instant from = drawnAt != null && drawnAt.isAfter(joined) ? drawnAt : joined;
    return Math.max(0, Duration.between(from, grant.at()).toMillis());
  }

  private static @Nullable Duration percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? null
        : Duration.ofMillis(sorted[(int) Math.ceilDiv((long) sorted.length * percent, 100) - 1]);
  }
}
