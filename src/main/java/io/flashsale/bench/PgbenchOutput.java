package io.flashsale.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What pgbench printed.
 *
 * @param perSecond transactions a second, connecting left out
 */
record PgbenchOutput(double perSecond) {
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without initial");
  private static final Pattern FAILED =
      Pattern.compile("(?m)^number of failed transactions: ([0-9]+)");

  static PgbenchOutput parse(String printed) throws Unmeasured {
    Matcher failed = FAILED.matcher(printed);
    if (failed.find() && !failed.group(1).equals("0")) {
      throw new Unmeasured("%s of pgbench's transactions failed.".formatted(failed.group(1)));
    }
    if (printed.contains("Run was aborted")) {
      throw new Unmeasured("pgbench broke its run off: " + printed.strip());
    }
    Matcher rate = RATE.matcher(printed);
    if (!rate.find()) {
      throw new Unmeasured("pgbench printed no rate, but: " + printed.strip());
    }
    return new PgbenchOutput(Double.parseDouble(rate.group(1)));
  }

  /** The median time of a transaction by the lines of pgbench's log, in milliseconds. */
  static double medianMillis(Stream<String> log) throws Unmeasured {
    long[] micros =
        log.mapToLong(line -> Long.parseLong(line.split(" ", -1)[2])).sorted().toArray();
    if (micros.length == 0) {
      throw new Unmeasured("pgbench logged no transaction.");
    }
    return micros[micros.length / 2] / 1e3;
  }
}
