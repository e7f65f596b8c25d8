package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Attempt.Result;
import io.flashsale.rehearsal.Buying.Fate;
import io.flashsale.rehearsal.Connection.Answer;
import io.flashsale.rehearsal.RehearsalProgress.Phase;
import io.flashsale.rehearsal.StoreClient.Shelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One simulated crowd at a running store: it comes, buys, checks out, and all is audited; what was
 * made for it is purged, however it ends.
 *
 * <p>It talks HTTP only, so the store may be any that speaks the API, on this machine or another.
 */
public final class Rehearsal {
  /** The least time that a draw takes entries for, and what it adds for each of the crowd. */
  private static final Duration ENTRIES = Duration.ofSeconds(4);

  private static final Duration EACH_ENTRY = Duration.ofMillis(2);

  private final RehearsalPlan plan;
  private final Consumer<RehearsalProgress> listener;
  private final StoreClient client;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger of = new AtomicInteger();
  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean cancelled;

  /**
   * A rehearsal that has not begun.
   *
   * @param listener told how far it is, on the thread of {@link #run}, when a phase begins; at
   *     other times {@link #progress} may be asked
   */
  public Rehearsal(RehearsalPlan plan, Consumer<RehearsalProgress> listener) {
    this.plan = plan;
    this.listener = listener;
    this.client = new StoreClient(target(plan), plan.token());
  }

  private static Target target(RehearsalPlan plan) {
    return new Target(plan.store(), plan.trust());
  }

  /** How far it is; may be called from any thread. */
  public RehearsalProgress progress() {
    return new RehearsalProgress(phase.get(), done.get(), of.get(), granted.get(), refused.get());
  }

  /**
   * Breaks it off: no request is sent any more, and what was made for it is purged. What the crowd
   * holds of a product on sale goes back when it is due. May be called from any thread.
   */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Holds the rehearsal; blocks until it is over. Once only.
   *
   * @throws RehearsalFailure when the store does not answer or does not let it be held
   */
  public RehearsalReport run() throws RehearsalFailure {
    return switch (plan.goods()) {
      case Goods.Fresh(int stock) -> onFresh(stock);
      case Goods.OnSale(int productId) -> play(onSale(productId));
    };
  }

  private RehearsalReport onFresh(int stock) throws RehearsalFailure {
    LinePlan line = plan.line();
    Duration entries = ENTRIES.plus(EACH_ENTRY.multipliedBy(plan.buyers()));
    Shelf made = client.make(stock, line != null && line.draw() ? entries : null);
    RehearsalReport report;
    try {
      report = play(made);
    } catch (RehearsalFailure | RuntimeException e) {
      purgeAfter(e, made.id());
      throw e;
    }
    begin(Phase.CLEANING_UP, 1);
    client.purge(made.id());
    return report;
  }

  private void purgeAfter(Exception failure, int productId) {
    try {
      client.purge(productId);
    } catch (RehearsalFailure e) {
      // The store purges it by itself later; the first failure is the one to tell.
      failure.addSuppressed(e);
    }
  }

  private Shelf onSale(int productId) throws RehearsalFailure {
    Shelf shelf = client.read(productId);
    if (shelf == null) {
      throw new RehearsalFailure(
          "The store at %s has no product %d.".formatted(plan.store(), productId));
    }
    return shelf;
  }

  private RehearsalReport play(Shelf before) throws RehearsalFailure {
    LinePlan linePlan = plan.line();
    String state = linePlan != null && linePlan.draw() ? "upcoming" : "live";
    if (!before.state().equals(state)) {
      throw new RehearsalFailure(
          "Product %d of the store at %s is not on sale now, but %s."
              .formatted(before.id(), plan.store(), before.state()));
    }
    long madeNanos = System.nanoTime();
    long confirmedBefore = confirmedByFigures();
    begin(Phase.CONNECTING, plan.connections());
    try (Crowd crowd =
        Crowd.connect(target(plan), plan.connections(), () -> cancelled, done::set)) {
      Buying buying = new Buying(crowd, plan, before.id());
      @Nullable LineBuying line =
          linePlan == null
              ? null
              : new LineBuying(
                  crowd, client, plan, linePlan, before, madeNanos, buying, () -> cancelled);
      if (line == null) {
        buying.run(new Watching());
      } else {
        line.run(new Watching());
      }
      boolean brokenOff = cancelled;
      return new Reporting(plan, before, buying, line, brokenOff)
          .report(brokenOff ? List.of() : audit(crowd, before, buying, line, confirmedBefore));
    }
  }

  private List<AuditCheck> audit(
      Crowd crowd, Shelf before, Buying buying, @Nullable LineBuying line, long confirmedBefore)
      throws RehearsalFailure {
    begin(Phase.AUDITING, 1);
    Shelf after = client.read(before.id());
    if (after == null) {
      throw new RehearsalFailure(
          "Product %d was purged meanwhile: another rehearsal has begun.".formatted(before.id()));
    }
    Long grown = client.hasToken() ? confirmedByFigures() - confirmedBefore : null;
    int offers = line == null ? 0 : line.offers();
    List<AuditCheck> checks =
        new ArrayList<>(new Audit(crowd, plan, before, after, buying, offers).run(grown));
    if (line != null) {
      checks.addAll(audit(line, after));
    }
    return checks;
  }

  private List<AuditCheck> audit(LineBuying line, Shelf after) throws RehearsalFailure {
    LineAudit audit = new LineAudit(line.waiters(), line.report(), after);
    return line.isDrawn() ? audit.run(client.draw(after.id())) : audit.run();
  }

  /** 0 where the token is not there to ask. */
  private long confirmedByFigures() throws RehearsalFailure {
    return client.hasToken() ? client.figures().path("confirmedOrders").asLong(0) : 0;
  }

  private void begin(Phase next, int size) {
    done.set(0);
    of.set(size);
    phase.set(next);
    listener.accept(progress());
  }

  private final class Watching implements Buying.Watch {
    @Override
    public void begin(Phase next, int size) {
      Rehearsal.this.begin(next, size);
    }

    @Override
    public void answered(@Nullable Answer answer) {
      done.incrementAndGet();
      switch (phase.get()) {
        case ENTERING, JOINING -> {
          // A place in line is no unit.
        }
        case IN_LINE -> granted.addAndGet(answer != null && answer.status() == 200 ? 1 : 0);
        default -> {
          granted.addAndGet(answer != null && answer.status() == 201 ? 1 : 0);
          refused.addAndGet(answer != null && answer.status() == 409 ? 1 : 0);
        }
      }
    }
  }

  /** Puts a report together. */
  private record Reporting(
      RehearsalPlan plan,
      Shelf before,
      Buying buying,
      @Nullable LineBuying line,
      boolean cancelled) {

    RehearsalReport report(List<AuditCheck> audit) {
      List<Attempt> all = buying.all();
      return new RehearsalReport(
          plan,
          before.live(),
          cancelled,
          buying.rounds(),
          Rate.of(in(buying.first(), Result.GRANTED)),
          Rate.of(in(buying.first(), Result.SOLD_OUT)),
          in(all, Result.GRANTED).size(),
          in(all, Result.SOLD_OUT).size(),
          in(all, Result.THROTTLED).size(),
          others(all),
          // Of one that was broken off the rest was never sent.
          cancelled ? 0 : in(all, Result.UNANSWERED).size(),
          firstComers(),
          Overtakings.count(buying.first()),
          buying.count(Fate.CONFIRMED),
          buying.count(Fate.GIVEN_BACK),
          Shares.ofTenths(inOrderOfSending(), Attempt::granted),
          line == null ? null : line.report(),
          audit);
    }

    private List<Attempt> inOrderOfSending() {
      return buying.first().stream()
          .filter(attempt -> attempt.result() != Result.UNANSWERED)
          .sorted((one, other) -> Long.compare(one.sent() - other.sent(), 0))
          .toList();
    }

    private static List<Attempt> in(List<Attempt> attempts, Result result) {
      return attempts.stream().filter(attempt -> attempt.result() == result).toList();
    }

    private static Map<String, Integer> others(List<Attempt> attempts) {
      Map<String, Integer> others = new TreeMap<>();
      in(attempts, Result.REFUSED)
          .forEach(attempt -> others.merge(attempt.code(), 1, Integer::sum));
      return others;
    }

    private double firstComers() {
      List<Attempt> inOrder = inOrderOfSending().stream().limit(before.live()).toList();
      long won = inOrder.stream().filter(Attempt::granted).count();
      return inOrder.isEmpty() ? 0 : (double) won / inOrder.size();
    }
  }
}
