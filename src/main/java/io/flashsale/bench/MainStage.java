package io.flashsale.bench;

import static io.flashsale.bench.Reading.P50;
import static io.flashsale.bench.Reading.P99;
import static io.flashsale.bench.Reading.PER_SECOND;

import io.flashsale.bench.HttpLoad.Preparation;
import io.flashsale.bench.Wrk.Load;
import io.flashsale.startup.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one store with a product that never sells out, and of PostgreSQL alone. */
final class MainStage implements Stage {
  private static final int THREADS = 2;
  private static final int CONNECTIONS = 256;
  private static final int PRODUCTS = 8;
  private static final int NEVER_SOLD_OUT = 500_000_000;
  private static final Duration LONGEST_SHORT_WARM_UP = Duration.ofSeconds(3);
  private static final String METHOD = "POST";
  private static final String HOLDS = "/api/holds";
  private static final String LIVE = "/api/products/live";
  private static final String PAGE = "/";

  private final Site site;
  private final Wrk wrk;
  private final BenchOptions options;
  private final @Nullable Pgbench pgbench;
  private final Holds holds;
  private final int hot;
  private final int soldOut;
  private final List<Integer> eight = new ArrayList<>();
  private final Sale sale;
  private final Measurement crowd;
  private final Measurement refused;

  private MainStage(Site site, Wrk wrk, BenchOptions options, @Nullable Pgbench pgbench)
      throws Unmeasured {
    this.site = site;
    this.wrk = wrk;
    this.options = options;
    this.pgbench = pgbench;
    this.holds = new Holds(site);
    StoreApi api = site.api();
    hot = api.makeProduct("Hot", NEVER_SOLD_OUT);
    soldOut = api.makeProduct("Sold out", 1);
    api.hold(soldOut, "last@bench.test");
    for (int i = 1; i <= PRODUCTS; i++) {
      eight.add(api.makeProduct("One of eight, number " + i, NEVER_SOLD_OUT));
    }
    Set<Integer> all = new HashSet<>(eight);
    all.addAll(List.of(hot, soldOut));
    sale = new Sale(api, all);
    crowd =
        holds.measurement(
            "holds, 256 connections", wrk, options, options.warmUp(), this::crowdOnOne);
    refused = refused();
  }

  /**
   * Opens the stage.
   *
   * @param pgbench null where no row needs it
   */
  static MainStage open(
      BenchServers servers, Wrk wrk, BenchOptions options, @Nullable Pgbench pgbench)
      throws StartFailure, Unmeasured {
    return new MainStage(servers.openStore("store"), wrk, options, pgbench);
  }

  @Override
  public List<RowPlan> rows() {
    List<RowPlan> rows = new ArrayList<>();
    Measurement alone = alone();
    if (pgbench != null) {
      Measurement one = new OneHoldATransaction(pgbench, 64, options.run());
      Measurement client = new OneHoldATransaction(pgbench, 1, options.run());
      Measurement bulk = new GroupsOfHolds(pgbench, options.run());
      rows.add(new RowPlan(RowName.PGBENCH, crowd, PER_SECOND, one, PER_SECOND));
      rows.add(new RowPlan(RowName.BULK, crowd, PER_SECOND, bulk, PER_SECOND));
      rows.add(new RowPlan(RowName.ALONE, alone, P50, client, P50));
    }
    rows.add(new RowPlan(RowName.VALIDATION, crowd, PER_SECOND, refused, PER_SECOND));
    rows.add(new RowPlan(RowName.SPREAD, crowd, P99, crowd, P50));
    rows.add(new RowPlan(RowName.SOLD_OUT, soldOut(), PER_SECOND, refused, PER_SECOND));
    rows.add(new RowPlan(RowName.READS, live(), PER_SECOND, page(), PER_SECOND));
    rows.add(new RowPlan(RowName.CONFIRMS, confirms(), PER_SECOND, crowd, PER_SECOND));
    rows.add(new RowPlan(RowName.PRODUCTS, onEight(), PER_SECOND, onOne(), PER_SECOND));
    return rows;
  }

  /** For what runs the code that the crowd has run before. */
  private Duration shortWarmUp() {
    return options.warmUp().compareTo(LONGEST_SHORT_WARM_UP) < 0
        ? options.warmUp()
        : LONGEST_SHORT_WARM_UP;
  }

  private Load crowdOnOne(Duration time) throws Unmeasured {
    sale.only(List.of(hot));
    return holds.load(List.of(hot), THREADS, CONNECTIONS);
  }

  private Measurement alone() {
    return holds.measurement(
        "holds, one client",
        wrk,
        options,
        shortWarmUp(),
        _ -> {
          sale.only(List.of(hot));
          return holds.load(List.of(hot), 1, 1);
        });
  }

  /** The load generator has a thread a product, on both sides of the row. */
  private Measurement onEight() {
    return holds.measurement(
        "holds, 8 products",
        wrk,
        options,
        shortWarmUp(),
        _ -> {
          sale.only(eight);
          return holds.load(eight, PRODUCTS, CONNECTIONS);
        });
  }

  private Measurement onOne() {
    return holds.measurement(
        "holds, one product, 8 threads of load",
        wrk,
        options,
        shortWarmUp(),
        _ -> {
          sale.only(List.of(hot));
          return holds.load(List.of(hot), PRODUCTS, CONNECTIONS);
        });
  }

  private Measurement refused() {
    return same("POSTs refused at validation", 400, null, METHOD, HOLDS, body(hot, 0), hot);
  }

  private Measurement soldOut() {
    return same(
        "sold-out refusals",
        409,
        "oversellAttemptsBlocked",
        METHOD,
        HOLDS,
        body(soldOut, 1),
        soldOut);
  }

  private static String body(int product, int quantity) {
    return "{\"productId\":%d,\"email\":\"load1-0-100000001@bench.test\",\"qty\":%d}"
        .formatted(product, quantity);
  }

  private Measurement live() {
    return get(LIVE);
  }

  private Measurement page() {
    return get(PAGE);
  }

  /** Reads are measured with three products on sale, as a new store's demo has. */
  private Measurement get(String path) {
    Integer[] listed = {hot, soldOut, eight.getFirst()};
    String name = "GET " + path;
    try {
      sale.only(List.of(listed));
      name = String.format(Locale.ROOT, "GET %s, %,d bytes", path, site.api().size(path));
    } catch (Unmeasured e) {
      // The measurement itself will say what is the matter.
      name = "GET " + path;
    }
    return same(name, 200, null, "GET", path, "", listed);
  }

  private Measurement same(
      String name,
      int expected,
      @Nullable String counted,
      String method,
      String path,
      String body,
      Integer... listed) {
    Preparation preparation =
        _ -> {
          sale.only(List.of(listed));
          return new Load(
              site.store(), Scripts.SAME, THREADS, CONNECTIONS, List.of(method, path, body));
        };
    return new HttpLoad(
        name, wrk, site.api(), options.run(), shortWarmUp(), expected, counted, preparation);
  }

  private Measurement confirms() {
    return new HttpLoad(
        "confirms, 256 connections",
        wrk,
        site.api(),
        options.run(),
        shortWarmUp(),
        200,
        "confirmedOrders",
        new Confirms(site, wrk, wrk.folder(), this::crowdOnOne, hot));
  }

  @Override
  public void close() {
    site.close();
  }
}
