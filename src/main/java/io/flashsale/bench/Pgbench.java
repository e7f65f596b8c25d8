package io.flashsale.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Loads the reference tables by pgbench with prepared statements. */
final class Pgbench {
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** How many numbers a client has for its holds in one run; no two holds share one. */
  private static final long STRIDE = 10_000_000;

  private static final String LOG = "pgbench-log";

  private final Tool tool;
  private final Command command;
  private final PostgresAddress reference;
  private final AtomicLong used = new AtomicLong();

  Pgbench(Tool tool, Command command, PostgresAddress reference) {
    this.tool = tool;
    this.command = command;
    this.reference = reference;
  }

  /** Runs the script for the given time, in whole seconds; the rate is of transactions. */
  Sample run(String script, int clients, Duration time) throws Unmeasured {
    deleteLogs();
    List<String> words = new ArrayList<>();
    words.add(tool.path().toString());
    words.addAll(List.of("-n", "-M", "prepared", "-f", script));
    words.addAll(List.of("-c", String.valueOf(clients)));
    words.addAll(List.of("-j", String.valueOf(Math.min(clients, 2))));
    words.addAll(List.of("-T", String.valueOf(time.toSeconds())));
    words.addAll(List.of("-l", "--log-prefix", LOG));
    words.addAll(List.of("-D", "n=0", "-D", "stride=" + STRIDE));
    words.addAll(List.of("-D", "base=" + used.getAndAdd(clients * STRIDE)));
    PgbenchOutput output =
        PgbenchOutput.parse(command.output(words, reference.environment(), time.plus(GRACE)));
    return new Sample(output.perSecond(), medianMillis(), Double.NaN);
  }

  private double medianMillis() throws Unmeasured {
    try {
      List<String> lines = new ArrayList<>();
      for (Path log : logs()) {
        lines.addAll(Files.readAllLines(log));
      }
      return PgbenchOutput.medianMillis(lines.stream());
    } catch (IOException e) {
      throw new Unmeasured("pgbench's log cannot be read: " + e.getMessage(), e);
    }
  }

  private void deleteLogs() throws Unmeasured {
    try {
      for (Path log : logs()) {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new Unmeasured("pgbench's log cannot be deleted: " + e.getMessage(), e);
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(command.folder())) {
      return files.filter(file -> file.getFileName().toString().startsWith(LOG)).toList();
    }
  }
}
