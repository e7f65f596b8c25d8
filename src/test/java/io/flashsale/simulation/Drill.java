package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.simulation.Operation.Kind;
import io.flashsale.testing.ConnectionSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A load that goes on while a fault happens, with what is measured and checked around it. */
public final class Drill implements AutoCloseable {
  private static final int SHOPPERS = 16;
  private static final int PLENTY = 100_000;
  private static final int SCARCE = 20;

  /** How many holds have to be granted for a store to count as selling. */
  private static final int SELLING = 25;

  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private final Goods goods;
  private final Load load;
  private final Checker checker;

  private Drill(Goods goods, Load load, Checker checker) {
    this.goods = goods;
    this.load = load;
    this.checker = checker;
  }

  /**
   * Makes two products on the first node and lets shoppers loose on all nodes.
   *
   * @param limitPerEmail how many holds a customer may have been granted; 0 for any number
   */
  public static Drill begin(ConnectionSource database, int limitPerEmail, StoreProcess... nodes) {
    return begin(database, limitPerEmail, nodes[0], List.of(nodes));
  }

  /** The same, with the products made on one store, and the shoppers sent elsewhere. */
  static Drill begin(
      ConnectionSource database,
      int limitPerEmail,
      StoreProcess store,
      List<? extends Node> doors) {
    Goods goods = new Goods(store.product(PLENTY), store.product(SCARCE));
    Drill drill =
        new Drill(goods, Load.start(doors, goods, SHOPPERS), new Checker(database, limitPerEmail));
    drill.awaitSelling();
    return drill;
  }

  public Goods goods() {
    return goods;
  }

  public History history() {
    return load.history();
  }

  /** Waits until holds are granted that were asked for after the call. */
  public void awaitSelling() {
    load.awaitGrants(SELLING, RECOVERY);
  }

  /** Fails when what was answered so far is not in the database. */
  public void check() {
    List<String> faults = checker.faults(history());
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }

  /**
   * Ends the load, checks everything, and keeps the figures for the table of operations.
   *
   * @param latestExpiry how long after its deadline a hold may have been let go
   */
  public History end(String fault, Duration latestExpiry) {
    History history = load.stop();
    checker.assertAllIsRight(history);
    assertThat(checker.latestExpiry()).as("latest expiry").isLessThan(latestExpiry);
    long done = history.answered(Kind.CONFIRM, 200) + history.answered(Kind.CANCEL, 200);
    String figures =
        "| %s | %d holds, %d confirmed or cancelled, %d lost answers, %d times 503; longest without a hold %s; latest expiry %s |"
            .formatted(
                fault,
                history.answered(Kind.HOLD, 201),
                done,
                history.lost(),
                history.answered(Kind.HOLD, 503)
                    + history.answered(Kind.CONFIRM, 503)
                    + history.answered(Kind.CANCEL, 503),
                seconds(history.longestGap()),
                seconds(checker.latestExpiry()));
    keep(figures);
    return history;
  }

  /** Such as "1.3 s". */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
  }

  /** Prints a row of the table and adds it to {@code target/faults/figures.md}. */
  static void keep(String row) {
    System.out.println(row);
    try {
      Path file = Files.createDirectories(Path.of("target", "faults")).resolve("figures.md");
      Files.writeString(file, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    load.close();
  }
}
