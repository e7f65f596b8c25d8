package io.flashsale.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of figures that the load scripts print at their end.
 *
 * @param requests answers that came
 * @param seconds how long it took
 * @param p50Micros the median time of an answer
 * @param p99Micros the time that 99 of 100 answers kept within
 * @param refused answers of status 400 or higher
 * @param broken connections that could not be made, read or written, and answers that did not come
 *     in time
 * @param repeated requests that were sent though nothing was left to send
 * @param statuses how often each status came; empty where nobody counted
 */
record WrkOutput(
    long requests,
    double seconds,
    double p50Micros,
    double p99Micros,
    long refused,
    long broken,
    long repeated,
    Map<Integer, Long> statuses) {

  private static final Pattern LINE = Pattern.compile("(?m)^figures( [a-z0-9]+=[0-9]+)+$");
  private static final Pattern MEMBER = Pattern.compile("([a-z0-9]+)=([0-9]+)");
  private static final String STATUS = "status";

  static WrkOutput parse(String printed) throws Unmeasured {
    Matcher line = LINE.matcher(printed);
    if (!line.find()) {
      throw new Unmeasured("wrk printed no figures, but: " + printed.strip());
    }
    Map<String, Long> members = new TreeMap<>();
    Map<Integer, Long> statuses = new TreeMap<>();
    Matcher member = MEMBER.matcher(line.group());
    while (member.find()) {
      long value = Long.parseLong(member.group(2));
      if (member.group(1).startsWith(STATUS)) {
        statuses.put(Integer.valueOf(member.group(1).substring(STATUS.length())), value);
      } else {
        members.put(member.group(1), value);
      }
    }
    return new WrkOutput(
        number(members, "requests"),
        number(members, "micros") / 1e6,
        number(members, "p50"),
        number(members, "p99"),
        number(members, "refused"),
        number(members, "broken"),
        number(members, "repeated"),
        statuses);
  }

  private static long number(Map<String, Long> members, String name) throws Unmeasured {
    Long value = members.get(name);
    if (value == null) {
      throw new Unmeasured("wrk printed no figure \"%s\".".formatted(name));
    }
    return value;
  }

  Sample sample() {
    return new Sample(requests / seconds, p50Micros / 1e3, p99Micros / 1e3);
  }

  /**
   * Fails unless all answers came, and with this status as far as was counted: each status where
   * they were counted, else whether it was below 400.
   */
  void check(int expected) throws Unmeasured {
    if (broken > 0) {
      throw new Unmeasured("%d connections broke or got no answer in time.".formatted(broken));
    }
    if (requests == 0) {
      throw new Unmeasured("No answer came.");
    }
    if (repeated > 0) {
      throw new Unmeasured("The holds to confirm ran out: %d too few.".formatted(repeated));
    }
    long wrong = expected < 400 ? refused : requests - refused;
    boolean unexpected = statuses.keySet().stream().anyMatch(status -> status != expected);
    if (wrong > 0 || unexpected) {
      throw new Unmeasured(
          "%d was expected, but of %d answers %s."
              .formatted(expected, requests, statuses.isEmpty() ? wrong + " were other" : came()));
    }
  }

  private String came() {
    return String.join(
        ", ",
        statuses.entrySet().stream()
            .map(e -> "%d were %d".formatted(e.getValue(), e.getKey()))
            .toList());
  }
}
