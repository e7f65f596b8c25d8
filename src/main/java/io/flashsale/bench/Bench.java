package io.flashsale.bench;

import io.flashsale.startup.StartFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the store against what its machine could do: starts what it needs, loads it by wrk, and
 * loads the same PostgreSQL by pgbench.
 */
public final class Bench {
  private static final Set<RowName> BY_PGBENCH =
      EnumSet.of(RowName.PGBENCH, RowName.BULK, RowName.ALONE);
  private static final Set<RowName> OF_THE_PAST =
      EnumSet.of(RowName.PAST_ALONE, RowName.PAST_CROWD, RowName.PAST_METRICS);

  private final List<String> storeCommand;
  private final String searchPath;
  private final Consumer<String> progress;

  /**
   * A benchmark of the store that the command runs.
   *
   * @param storeCommand the words that run the jar, without arguments
   * @param searchPath the folders to look for wrk and pgbench in, as in PATH
   * @param progress told each step in a few words
   */
  public Bench(List<String> storeCommand, String searchPath, Consumer<String> progress) {
    this.storeCommand = List.copyOf(storeCommand);
    this.searchPath = searchPath;
    this.progress = progress;
  }

  /**
   * Measures the rows; one that cannot be measured says why in its place.
   *
   * @param opened ends all that is started
   * @throws StartFailure when PostgreSQL, Redis or the store does not start
   */
  public Report run(BenchOptions options, Opened opened) throws StartFailure {
    Tool wrk = Tool.wrk(searchPath);
    Tool pgbench = Tool.pgbench(searchPath);
    Set<RowName> left = EnumSet.noneOf(RowName.class);
    left.addAll(options.rows());
    List<Row> rows = new ArrayList<>();
    if (!wrk.isThere()) {
      fail(left, options.rows(), wrk.missing(), rows);
    }
    if (!pgbench.isThere()) {
      fail(left, BY_PGBENCH, pgbench.missing(), rows);
    }
    if (!left.isEmpty()) {
      progress.accept("starting PostgreSQL and Redis in " + options.folder());
      BenchServers servers = BenchServers.start(options.folder(), storeCommand, opened);
      var command = new Command(servers.work());
      Wrk load = new Wrk(wrk, command);
      measureMain(servers, load, new PgbenchTools(pgbench, command), options, left, rows);
      measurePast(servers, load, options, left, rows);
    }
    rows.sort(Comparator.comparing(Row::name));
    return new Report(Machine.here(options.folder()), options, rows);
  }

  private static void fail(
      Set<RowName> left, Collection<RowName> missing, String sentence, List<Row> rows) {
    for (RowName name : missing) {
      if (left.remove(name)) {
        rows.add(new Row(name, new Row.Failed(sentence)));
      }
    }
  }

  private record PgbenchTools(Tool tool, Command command) {
    Pgbench open(BenchServers servers) throws StartFailure, Unmeasured {
      return new Pgbench(tool, command, servers.openReference());
    }
  }

  private void measureMain(
      BenchServers servers,
      Wrk wrk,
      PgbenchTools tools,
      BenchOptions options,
      Set<RowName> left,
      List<Row> rows)
      throws StartFailure {
    Set<RowName> wanted = EnumSet.copyOf(left);
    wanted.removeAll(OF_THE_PAST);
    if (wanted.isEmpty()) {
      return;
    }
    progress.accept("starting the store");
    boolean needsPgbench = wanted.stream().anyMatch(BY_PGBENCH::contains);
    try {
      @Nullable Pgbench pgbench = needsPgbench ? tools.open(servers) : null;
      try (Stage stage = MainStage.open(servers, wrk, options, pgbench)) {
        measure(stage, options, wanted, rows);
      }
    } catch (Unmeasured e) {
      fail(left, wanted, e.sentence(), rows);
    }
  }

  private void measurePast(
      BenchServers servers, Wrk wrk, BenchOptions options, Set<RowName> left, List<Row> rows)
      throws StartFailure {
    Set<RowName> wanted = EnumSet.copyOf(left);
    wanted.retainAll(OF_THE_PAST);
    if (wanted.isEmpty()) {
      return;
    }
    progress.accept("making two stores, one with 1,000,000 past events and one with 1,000");
    try (Stage stage = PastStage.open(servers, wrk, options)) {
      measure(stage, options, wanted, rows);
    } catch (Unmeasured e) {
      fail(left, wanted, e.sentence(), rows);
    }
  }

  private void measure(Stage stage, BenchOptions options, Set<RowName> wanted, List<Row> rows) {
    List<RowPlan> plans =
        stage.rows().stream().filter(plan -> wanted.contains(plan.name())).toList();
    rows.addAll(new Measuring(options.runs(), progress).measure(plans));
  }
}
