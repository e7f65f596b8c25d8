package io.flashsale.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads a store over HTTP by wrk and a script. */
final class Wrk {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Tool tool;
  private final Command command;

  Wrk(Tool tool, Command command) {
    this.tool = tool;
    this.command = command;
  }

  /** Where the scripts lie and files are read from. */
  Path folder() {
    return command.folder();
  }

  /**
   * A load.
   *
   * @param script one of the scripts that {@link Scripts} writes
   * @param threads of the load generator
   * @param connections all of them
   * @param arguments of the script
   */
  record Load(URI store, String script, int threads, int connections, List<String> arguments) {}

  /**
   * Loads for the given time, in whole seconds.
   *
   * @param count whether each answer's status is counted, which costs the load generator some time
   */
  WrkOutput run(Load load, Duration time, boolean count) throws Unmeasured {
    List<String> words = new ArrayList<>();
    words.add(tool.path().toString());
    words.addAll(List.of("-t", String.valueOf(load.threads())));
    words.addAll(List.of("-c", String.valueOf(load.connections())));
    words.addAll(List.of("-d", time.toSeconds() + "s"));
    words.addAll(List.of("--timeout", "20s", "-s", load.script()));
    words.addAll(List.of(load.store().toString(), "--", count ? "count" : "fast"));
    words.addAll(load.arguments());
    return WrkOutput.parse(command.output(words, Map.of(), time.plus(GRACE)));
  }
}
