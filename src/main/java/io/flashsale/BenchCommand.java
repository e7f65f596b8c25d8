package io.flashsale;

import io.flashsale.bench.Bench;
import io.flashsale.bench.BenchOptions;
import io.flashsale.bench.Report;
import io.flashsale.bench.RowName;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Measures the store against its machine, and prints the table. */
final class BenchCommand {
  static final String NAME = "bench";

  private static final int MOST = 3_600;

  private final ParseResult command;

  BenchCommand(ParseResult command) {
    this.command = command;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(number("--seconds", "how long one run of a figure takes", "5"));
    spec.addOption(number("--runs", "how many runs a figure has; their median counts", "3"));
    spec.addOption(number("--warm-up", "seconds of load before a store is measured", "30"));
    spec.addOption(
        OptionSpec.builder("--only")
            .paramLabel("ROW")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .description("measure these rows alone: " + keys())
            .build());
    spec.addOption(text("--json", "FILE", "write the figures of every run there, too"));
    spec.addOption(
        text(
            "--folder",
            "FOLDER",
            "where the temporary databases lie (the system's folder for"
                + " temporary files, if that is on a disk)"));
    spec.addOption(
        OptionSpec.builder("--strict").description("exit 1 when a bound is missed").build());
    spec.usageMessage()
        .description(
            "Start a store of its own and measure it against pgbench and itself, by wrk. The exit"
                + " code is 0 when all rows were measured.");
    return spec.mixinStandardHelpOptions(true);
  }

  private static OptionSpec number(String name, String description, String otherwise) {
    return OptionSpec.builder(name)
        .paramLabel("N")
        .type(int.class)
        .defaultValue(otherwise)
        .description(description + " (default " + otherwise + ")")
        .build();
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  private static String keys() {
    return Arrays.stream(RowName.values()).map(RowName::key).collect(Collectors.joining(", "));
  }

  int run() throws StartFailure {
    BenchOptions options = options();
    String json = command.matchedOptionValue("--json", "");
    Closing closing = new Closing();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(closing::close));
    Report report;
    try (closing) {
      report =
          new Bench(
                  StoreJvm.command(),
                  System.getenv().getOrDefault("PATH", ""),
                  step -> System.err.println(step + " ..."))
              .run(options, closing::add);
    }
    System.out.println(report.table());
    if (!json.isEmpty()) {
      write(Path.of(json), report.json());
    }
    boolean strict = command.hasMatchedOption("--strict");
    return report.complete() && (report.met() || !strict) ? 0 : 1;
  }

  private BenchOptions options() throws StartFailure {
    return new BenchOptions(
        Duration.ofSeconds(number("--seconds", 1)),
        number("--runs", 1),
        Duration.ofSeconds(number("--warm-up", 1)),
        rows(),
        folder());
  }

  private int number(String option, int least) {
    int value = command.matchedOptionValue(option, defaultOf(option));
    if (value < least || value > MOST) {
      throw bad("%s must be from %d to %,d, but is %d.".formatted(option, least, MOST, value));
    }
    return value;
  }

  private int defaultOf(String option) {
    return Integer.parseInt(command.commandSpec().findOption(option).defaultValue());
  }

  private Set<RowName> rows() {
    List<String> keys = command.matchedOptionValue("--only", List.of());
    if (keys.isEmpty()) {
      return EnumSet.allOf(RowName.class);
    }
    Set<RowName> rows = EnumSet.noneOf(RowName.class);
    for (String key : keys) {
      Optional<RowName> row = RowName.ofKey(key);
      rows.add(
          row.orElseThrow(
              () -> bad("There is no row \"%s\"; there are %s.".formatted(key, keys()))));
    }
    return rows;
  }

  private Path folder() throws StartFailure {
    Path given =
        Path.of(command.matchedOptionValue("--folder", System.getProperty("java.io.tmpdir")));
    try {
      boolean inMemory = Files.getFileStore(given).type().equals("tmpfs");
      if (inMemory && !command.hasMatchedOption("--folder")) {
        // What is in memory is durable at no cost, so figures from there would be no figures.
        return Path.of(System.getProperty("user.home"));
      }
      return given.toRealPath();
    } catch (IOException e) {
      throw new StartFailure("The folder %s cannot be used.".formatted(given), e);
    }
  }

  private static void write(Path file, String json) throws StartFailure {
    try {
      Files.writeString(file, json);
    } catch (IOException e) {
      throw new StartFailure("The figures cannot be written to %s.".formatted(file), e);
    }
  }

  private ParameterException bad(String sentence) {
    return new ParameterException(command.commandSpec().commandLine(), sentence);
  }
}
