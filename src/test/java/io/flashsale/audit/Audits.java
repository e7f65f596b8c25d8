package io.flashsale.audit;

import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A check of a store's books that a test drives, on a clock that it may push on. */
final class Audits {
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofHours(1);

  private final AtomicLong pushed = new AtomicLong();
  private final Auditor auditor;

  Audits(TestStore store) {
    this.auditor =
        new Auditor(
            new Steps(store.database(), new AuditRepository(), this::nanoTime), this::nanoTime);
  }

  private long nanoTime() {
    return System.nanoTime() + pushed.get();
  }

  /** Checks everything there is, from the first event on. */
  AuditReport all() {
    pushed.addAndGet(Auditor.BETWEEN_PASSES.toNanos());
    auditor.round(AS_LONG_AS_IT_TAKES, AS_LONG_AS_IT_TAKES);
    return auditor.report();
  }

  /** Takes one step for what is new and one step of the pass. */
  AuditReport oneStep() {
    auditor.round(Duration.ZERO, Duration.ZERO);
    return auditor.report();
  }

  /** What is known now. */
  AuditReport report() {
    return auditor.report();
  }

  /** What is wrong with a product, in words. */
  static List<String> sentences(AuditReport report, int productId) {
    return report.violations().stream()
        .filter(violation -> violation.productId() == productId)
        .map(Violation::sentence)
        .toList();
  }
}
