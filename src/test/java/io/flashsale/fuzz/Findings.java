package io.flashsale.fuzz;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was wrong, each kind of it with its first request and how often it came. */
final class Findings {
  private static final int KINDS = 40;

  private final Map<String, String> first = new TreeMap<>();
  private final Map<String, Integer> times = new TreeMap<>();

  synchronized void add(Asked asked, String fault, String answer) {
    String kind =
        "%s answers %s"
            .formatted(asked.operation() == null ? "something" : asked.operation(), fault);
    times.merge(kind, 1, Integer::sum);
    if (first.size() < KINDS) {
      first.putIfAbsent(
          kind,
          "%s%n  > %s%n  < %s"
              .formatted(kind, asked.shown().replace("\n", "\n  > "), shortened(answer)));
    }
  }

  private static String shortened(String text) {
    return text.length() > 400 ? text.substring(0, 400) + "..." : text;
  }

  synchronized List<String> all() {
    return first.entrySet().stream()
        .map(e -> "%d times: %s".formatted(times.get(e.getKey()), e.getValue()))
        .toList();
  }
}
