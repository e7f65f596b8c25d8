package io.flashsale.console.overview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How fast a figure grew in the last minute: a point a second. */
final class Curve {
  static final int POINTS = 60;
  private static final double RATE_OVER_MILLIS = 3_000;

  private record Point(long atMillis, long value) {}

  private final Deque<Point> points = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<List<Double>> rates = new ReadOnlyObjectWrapper<>(List.of());

  /** Takes the figure as it was at a time; times that do not go on are passed over. */
  void add(long atMillis, long value) {
    Point last = points.peekLast();
    if (last != null && atMillis - last.atMillis() < 900) {
      return;
    }
    points.addLast(new Point(atMillis, value));
    if (points.size() > POINTS + 1) {
      points.removeFirst();
    }
    rates.set(slopes());
  }

  private List<Double> slopes() {
    List<Double> slopes = new ArrayList<>();
    Point before = null;
    for (Point point : points) {
      if (before != null) {
        // While nobody looked it grew as it grew: the same in each of those seconds.
        long seconds = Math.round((point.atMillis() - before.atMillis()) / 1_000.0);
        slopes.addAll(Collections.nCopies(Math.clamp(seconds, 1, POINTS), slope(before, point)));
      }
      before = point;
    }
    return List.copyOf(slopes.subList(Math.max(0, slopes.size() - POINTS), slopes.size()));
  }

  private static double slope(Point from, Point to) {
    double seconds = (to.atMillis() - from.atMillis()) / 1_000.0;
    return Math.max(0, (to.value() - from.value()) / seconds);
  }

  /** By how much it grows a second now, over the last few seconds. */
  double now() {
    Point last = points.peekLast();
    if (last == null) {
      return 0;
    }
    for (Point point : points) {
      if (last.atMillis() - point.atMillis() <= RATE_OVER_MILLIS
          && point.atMillis() < last.atMillis()) {
        return slope(point, last);
      }
    }
    return 0;
  }

  /** The rates, oldest first. */
  ReadOnlyObjectProperty<List<Double>> ratesProperty() {
    return rates.getReadOnlyProperty();
  }
}
