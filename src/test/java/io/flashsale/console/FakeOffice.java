package io.flashsale.console;

import io.flashsale.backup.Restores.Restored;
import io.flashsale.console.files.FilesDesk;
import io.flashsale.console.line.LineFiguresDesk;
import io.flashsale.console.rehearsal.RehearsalDesk;
import io.flashsale.console.server.ServerDesk;
import io.flashsale.console.store.Office;
import io.flashsale.console.view.FileChoice;
import io.flashsale.draw.DrawTerms;
import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.embedded.BackupFile;
import io.flashsale.files.DayReport;
import io.flashsale.files.Follower;
import io.flashsale.health.Latency;
import io.flashsale.product.LineCounts;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Product;
import io.flashsale.redis.NodeInfo;
import io.flashsale.redis.Nodes.Roster;
import io.flashsale.rehearsal.AuditCheck;
import io.flashsale.rehearsal.Goods;
import io.flashsale.rehearsal.Rate;
import io.flashsale.rehearsal.RehearsalPlan;
import io.flashsale.rehearsal.RehearsalProgress;
import io.flashsale.rehearsal.RehearsalProgress.Phase;
import io.flashsale.rehearsal.RehearsalReport;
import io.flashsale.startup.StartFailure;
import io.flashsale.throttle.Limit;
import io.flashsale.throttle.LimitName;
import io.flashsale.waitlist.Fairness;
import io.flashsale.waitlist.LineFigures;
import io.flashsale.waitlist.LineFigures.DrawState;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An office that answers whatever a test puts into it. Its parts are set from any thread. */
public final class FakeOffice {
  public volatile Supplier<List<Product>> products =
      () -> FakeStore.demoProducts().stream().map(figures -> figures.product()).toList();
  public volatile int overtakings;
  public volatile DrawState draw = DrawState.DRAWN;
  public volatile Supplier<Roster> nodes = FakeOffice::twoNodes;
  public volatile Latency latency =
      new Latency(Duration.ofNanos(740_000), Duration.ofNanos(90_000));
  public volatile String token = FakeStore.TOKEN;
  public volatile Renewal renewal = new Renewal.Renewed("a-new-token-0123456789");
  public volatile Path log = Path.of("target/no-log");
  public volatile @Nullable Path chosen;
  public volatile boolean sound = true;
  public volatile @Nullable RuntimeException failure;
  public volatile boolean ownDatabase = true;
  public volatile boolean waits;
  public volatile CountDownLatch mayGoOn = new CountDownLatch(0);
  public volatile boolean viewer = true;
  public final List<Path> viewed = new CopyOnWriteArrayList<>();
  public final List<NewProduct> made = new CopyOnWriteArrayList<>();
  public final List<RehearsalDesk.Wish> wishes = new CopyOnWriteArrayList<>();
  private final Map<LimitName, Limit> limits = new EnumMap<>(LimitName.class);

  public FakeOffice() {
    int[] values = {2, 2, 600, 600};
    int next = 0;
    for (LimitName name : LimitName.values()) {
      int value = values[next++];
      limits.put(name, new Limit(name, value, value, null));
    }
  }

  /** The office as the console gets it. */
  public Office office() {
    return new Office(
        new Lines(), new Rehearsals(), new Server(), new Files(), new Choice(), this::view);
  }

  private void fail() {
    RuntimeException wanted = failure;
    if (wanted != null) {
      throw wanted;
    }
    FakeStart.await(mayGoOn);
  }

  private static Roster twoNodes() {
    NodeInfo one =
        new NodeInfo(
            "a", "till-1", List.of(FakeStore.LAN), FakeStore.NOW.minusSeconds(7_200), "0.1.0");
    NodeInfo two =
        new NodeInfo(
            "b",
            "till-2",
            List.of("http://192.168.1.24:4000"),
            FakeStore.NOW.minusSeconds(60),
            "0.1.0");
    return new Roster(List.of(one, two), "a", true);
  }

  private final class Lines implements LineFiguresDesk {
    @Override
    public List<Product> products() {
      fail();
      return products.get();
    }

    @Override
    public Optional<LineFigures> figures(int productId) {
      LineCounts counts =
          new LineCounts(0, 214, 9, 131, 27, 18, 167, 400, 512, FakeStore.NOW.minusSeconds(1_800));
      return products.get().stream()
          .filter(product -> product.id() == productId)
          .findFirst()
          .map(
              product ->
                  new LineFigures(
                      product.withLine(counts),
                      draw,
                      draw == DrawState.NONE ? null : new DrawTerms("9f2c".repeat(16), null, null),
                      new Fairness(
                          2_000,
                          391,
                          167,
                          overtakings,
                          Duration.ofSeconds(74),
                          Duration.ofSeconds(612))));
    }

    @Override
    public void writeDraw(int productId, OutputStream out) throws IOException {
      out.write(("{\"productId\":%d}".formatted(productId)).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What a rehearsal of a hundred units comes to. */
  public static RehearsalReport report(boolean sound, boolean cancelled) {
    return new RehearsalReport(
        new RehearsalPlan(
            URI.create("http://localhost:4000"), null, new Goods.Fresh(100), 5_000, 256, false, 1),
        100,
        cancelled,
        1,
        new Rate(100, 2_431.4, 8.42, 41.3),
        new Rate(4_900, 18_204.9, 3.1, 12.8),
        100,
        4_900,
        0,
        Map.of(),
        0,
        0.98,
        0,
        100,
        0,
        List.of(),
        null,
        cancelled
            ? List.of()
            : List.of(
                new AuditCheck("No unit was granted twice", "100 of 100 units", sound),
                new AuditCheck("Every order is as its buyer was told", "100 orders read", true),
                new AuditCheck("The ledger is whole", "200 events verified", true)));
  }

  private final class Rehearsals implements RehearsalDesk {
    @Override
    public List<Product> products() {
      fail();
      return products.get();
    }

    @Override
    public Run prepare(Wish wish) {
      wishes.add(wish);
      return new FakeRun();
    }
  }

  private final class FakeRun implements RehearsalDesk.Run {
    private volatile boolean cancelled;
    private volatile int asked;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // asked by one thread
    public RehearsalProgress progress() {
      asked++;
      int done = Math.min(5_000, asked * 100);
      return new RehearsalProgress(
          Phase.BUYING, done, 5_000, Math.min(100, done / 20), Math.max(0, done - 2_000));
    }

    @Override
    public void cancel() {
      cancelled = true;
      mayGoOn.countDown();
    }

    @Override
    public RehearsalReport run() {
      fail();
      return report(sound, cancelled);
    }
  }

  private final class Server implements ServerDesk {
    @Override
    public Roster nodes() {
      fail();
      return nodes.get();
    }

    @Override
    public Latency latency() {
      return latency;
    }

    @Override
    public synchronized List<Limit> limits() {
      return List.copyOf(limits.values());
    }

    @Override
    public synchronized List<Limit> change(Map<LimitName, Optional<Integer>> wanted) {
      fail();
      wanted.forEach(
          (name, value) -> {
            int own = limits.get(name).configured();
            limits.put(
                name,
                new Limit(name, value.orElse(own), own, value.isPresent() ? FakeStore.NOW : null));
          });
      return List.copyOf(limits.values());
    }

    @Override
    public String token() {
      return token;
    }

    @Override
    public boolean tokenRenewable() {
      return true;
    }

    @Override
    public Renewal renewToken() {
      fail();
      if (renewal instanceof Renewal.Renewed(String fresh)) {
        token = fresh;
      }
      return renewal;
    }

    @Override
    public Path log() {
      return log;
    }
  }

  private final class Files implements FilesDesk {
    @Override
    public long write(Table table, OutputStream out, Follower follower) throws IOException {
      follower.tell(1, 2);
      fail();
      if (follower.cancelled()) {
        throw new IOException("given up");
      }
      out.write(table.name().getBytes(StandardCharsets.UTF_8));
      return 1_234;
    }

    @Override
    public LocalDate today(ZoneId zone) {
      return FakeStore.NOW.atZone(zone).toLocalDate();
    }

    @Override
    public DayReport day(LocalDate day, ZoneId zone) {
      fail();
      return new DayReport(
          day, zone, FakeStore.NOW, currency(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public Currency currency() {
      return Currency.getInstance("INR");
    }

    @Override
    public List<Product> make(List<NewProduct> wanted) {
      fail();
      made.addAll(wanted);
      return products.get().subList(0, Math.min(products.get().size(), wanted.size()));
    }

    @Override
    public boolean ownDatabase() {
      return ownDatabase;
    }

    @Override
    public long backUp(Path file, BackupFile.Progress progress) {
      progress.tell(1, 4);
      fail();
      return 5_000_000;
    }

    @Override
    public Restored restore(Path file, BackupFile.Progress progress) throws StartFailure {
      fail();
      if (file.toString().contains("damaged")) {
        throw new StartFailure("The backup %s is damaged: take another one.".formatted(file));
      }
      waits = true;
      return new Restored("2026-03-14T12:00:00Z", "0.1.0", 5, 20_412);
    }

    @Override
    public boolean restoreWaits() {
      return waits;
    }

    @Override
    public void forgetRestore() {
      waits = false;
    }
  }

  private void view(Path file) throws IOException {
    if (!viewer) {
      throw new IOException("nothing opens it");
    }
    viewed.add(file);
  }

  private final class Choice implements FileChoice {
    @Override
    public Optional<Path> save(String suggestedName, Kind kind) {
      return Optional.ofNullable(chosen);
    }

    @Override
    public Optional<Path> open(Kind kind) {
      return Optional.ofNullable(chosen);
    }
  }
}
