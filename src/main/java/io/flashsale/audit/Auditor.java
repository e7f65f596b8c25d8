package io.flashsale.audit;

import io.flashsale.audit.AuditReport.ProductAudit;
import io.flashsale.ledger.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks all products' books, round after round, in steps of one short statement each.
 *
 * <p>A round compares every product's row with its ledger, follows the ledgers that grew, and with
 * what time it has left for that goes on with the pass: through every event from the first on,
 * through every order, and then from the start again. Not thread-safe.
 */
final class Auditor {

  /** How long the next pass waits after one: a small store is gone through in no time. */
  static final Duration BETWEEN_PASSES = Duration.ofSeconds(5);

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Steps steps;
  private final LongSupplier nanoTime;
  private final TreeMap<Integer, Books> books = new TreeMap<>();
  private final Set<Integer> behind = new LinkedHashSet<>();
  private int rowsAfter;
  private @Nullable Long rowsReadNanos;

  private enum Part {
    CHAINS,
    ORDERS,
    STRAYS
  }

  private Part part = Part.CHAINS;
  private long pass = 1;
  private int passProduct;
  private UUID passOrder = BEFORE_ALL;
  private @Nullable Violation stray;
  private @Nullable Violation lostOrder;
  private @Nullable Violation lostOrderOfPass;
  private @Nullable Long passEndedNanos;

  Auditor(Steps steps, LongSupplier nanoTime) {
    this.steps = steps;
    this.nanoTime = nanoTime;
  }

  /**
   * Goes one round.
   *
   * @param forNew how long new events are followed; at least one step is taken
   * @param forPass how long the pass goes on after that; at least one step is taken
   */
  void round(Duration forNew, Duration forPass) {
    long begun = nanoTime.getAsLong();
    readRows(begun, forNew);
    while (!behind.isEmpty()) {
      follow(nextBehind());
      if (isOver(begun, forNew)) {
        break;
      }
    }
    begun = nanoTime.getAsLong();
    while (isPassDue()) {
      passOn();
      if (isOver(begun, forPass)) {
        break;
      }
    }
  }

  private boolean isOver(long begun, Duration limit) {
    return nanoTime.getAsLong() - begun >= limit.toNanos();
  }

  /** Reads the rows of all products, or as many as there is time for; then on in the next round. */
  private void readRows(long begun, Duration limit) {
    do {
      int asked = steps.rows();
      List<BooksRow> rows = steps.products(rowsAfter);
      long nanos = nanoTime.getAsLong();
      boolean last = rows.size() < asked;
      forgetOthers(rows, last);
      rows.forEach(row -> accept(row, nanos));
      if (last) {
        rowsAfter = 0;
        rowsReadNanos = nanos;
        return;
      }
      rowsAfter = rows.getLast().productId();
    } while (!isOver(begun, limit));
  }

  /** Products that are not among these any more are forgotten. */
  private void forgetOthers(List<BooksRow> rows, boolean last) {
    int upTo = last ? Integer.MAX_VALUE : rows.getLast().productId();
    Set<Integer> there = new LinkedHashSet<>();
    rows.forEach(row -> there.add(row.productId()));
    books.subMap(rowsAfter, false, upTo, true).keySet().removeIf(id -> !there.contains(id));
    behind.removeIf(id -> !books.containsKey(id));
  }

  private void accept(BooksRow row, long nanos) {
    Books its = books.computeIfAbsent(row.productId(), id -> new Books(row));
    its.accept(row, nanos);
    if (its.isBehind()) {
      behind.add(row.productId());
    }
  }

  private int nextBehind() {
    int id = behind.iterator().next();
    behind.remove(id);
    return id;
  }

  /** Verifies a page of what is new in a ledger; a product that has more goes behind the others. */
  private void follow(int productId) {
    Books its = books.get(productId);
    if (its == null || !its.isBehind()) {
      return;
    }
    Replay walk = its.verified();
    long expected = Math.min(steps.rows(), its.seq() - walk.seq());
    List<AuditedEvent> events = steps.events(productId, walk.seq(), its.seq());
    its.follow(events, expected, nanoTime.getAsLong()).ifPresent(flaw -> flawInChain(its, flaw));
    if (its.isBehind()) {
      behind.add(productId);
    }
  }

  /** Where a product is gone with its events, as a rehearsal's is, nothing is wrong. */
  private void flawInChain(Books its, String flaw) {
    if (steps.exists(its.productId())) {
      its.flawInChain(flaw);
    } else {
      books.remove(its.productId());
    }
  }

  private boolean isPassDue() {
    return passEndedNanos == null
        || part != Part.CHAINS
        || passProduct != 0
        || isOver(passEndedNanos, BETWEEN_PASSES);
  }

  private void passOn() {
    switch (part) {
      case CHAINS -> passChains();
      case ORDERS -> passOrders();
      case STRAYS -> passStrays();
    }
  }

  private void passChains() {
    var next = books.higherEntry(passProduct);
    if (next == null) {
      passProduct = 0;
      part = Part.ORDERS;
      return;
    }
    Books its = next.getValue();
    Replay walk = its.again();
    long expected = Math.min(steps.rows(), its.againUpTo() - walk.seq());
    if (expected > 0) {
      List<AuditedEvent> events = steps.events(its.productId(), walk.seq(), its.againUpTo());
      Optional<String> flaw = its.walkAgain(events, expected);
      if (flaw.isPresent()) {
        flawInChain(its, flaw.get());
        passProduct = its.productId();
        return;
      }
    }
    if (walk.seq() >= its.againUpTo()) {
      its.endAgain();
      passProduct = its.productId();
    }
  }

  private void passOrders() {
    int asked = steps.rows();
    List<AuditedOrder> orders = steps.orders(passOrder);
    orders.forEach(order -> order.flaw().ifPresent(flaw -> flawInOrders(order, flaw)));
    if (orders.size() == asked) {
      passOrder = orders.getLast().id();
      return;
    }
    books.values().forEach(its -> its.endOrders(pass));
    lostOrder = lostOrderOfPass;
    lostOrderOfPass = null;
    passOrder = BEFORE_ALL;
    part = Part.STRAYS;
  }

  private void flawInOrders(AuditedOrder order, String flaw) {
    Books its = books.get(order.productId());
    if (its != null && order.productExists()) {
      its.flawInOrders(flaw, pass);
    } else if (!order.productExists() && lostOrderOfPass == null) {
      lostOrderOfPass = new Violation(order.productId(), Violation.Kind.ORDERS, flaw);
      lostOrder = lostOrderOfPass;
    }
  }

  private void passStrays() {
    OptionalInt product = steps.strayEvents();
    stray =
        product.isEmpty()
            ? null
            : new Violation(
                product.getAsInt(),
                Violation.Kind.STRAYS,
                "there are events of it, but it does not exist");
    part = Part.CHAINS;
    pass++;
    passEndedNanos = nanoTime.getAsLong();
  }

  /** What is known now. */
  AuditReport report() {
    long now = nanoTime.getAsLong();
    List<ProductAudit> products = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (Books its : books.values()) {
      products.add(
          new ProductAudit(
              its.productId(),
              its.verdict(),
              its.seq(),
              its.verifiedSeq(),
              ago(now, its.checkedNanos())));
      violations.addAll(its.violations());
    }
    if (lostOrder != null) {
      violations.add(lostOrder);
    }
    if (stray != null) {
      violations.add(stray);
    }
    return new AuditReport(
        verdict(violations, products),
        checkedAgo(products, ago(now, rowsReadNanos)),
        ago(now, passEndedNanos),
        List.copyOf(products),
        List.copyOf(violations));
  }

  private Verdict verdict(List<Violation> violations, List<ProductAudit> products) {
    if (!violations.isEmpty()) {
      return Verdict.VIOLATED;
    }
    return rowsReadNanos == null
            || products.stream().anyMatch(product -> product.verdict() == Verdict.CHECKING)
        ? Verdict.CHECKING
        : Verdict.BALANCED;
  }

  private static @Nullable Duration checkedAgo(
      List<ProductAudit> products, @Nullable Duration rowsReadAgo) {
    Duration oldest = rowsReadAgo;
    for (ProductAudit product : products) {
      Duration ago = product.checkedAgo();
      if (oldest == null || ago == null) {
        return null;
      }
      oldest = ago.compareTo(oldest) > 0 ? ago : oldest;
    }
    return oldest;
  }

  private static @Nullable Duration ago(long now, @Nullable Long then) {
    return then == null ? null : Duration.ofNanos(now - then);
  }
}
