package io.flashsale.audit;

import io.flashsale.persistence.Database;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The check of all books, once and to its end, of a store in which nothing moves. */
public final class WholeAudit {
  private static final Duration STEP = Duration.ofMillis(200);

  private WholeAudit() {}

  /** Hears how many of how many events are verified. */
  @FunctionalInterface
  public interface Follower {
    void tell(long done, long of);
  }

  /**
   * Goes through every row, event and order; blocks until it is over.
   *
   * @return what was found; {@link Verdict#CHECKING} when it was given up
   */
  public static AuditReport of(Database database, Follower follower, BooleanSupplier cancelled) {
    Auditor auditor =
        new Auditor(new Steps(database, new AuditRepository(), System::nanoTime), System::nanoTime);
    AuditReport report = auditor.report();
    while (!isOver(report) && !cancelled.getAsBoolean()) {
      auditor.round(STEP, STEP);
      report = auditor.report();
      follower.tell(
          report.products().stream().mapToLong(AuditReport.ProductAudit::verifiedSeq).sum(),
          report.products().stream().mapToLong(AuditReport.ProductAudit::seq).sum());
    }
    return report;
  }

  private static boolean isOver(AuditReport report) {
    return report.verdict() == Verdict.VIOLATED
        || (report.verdict() == Verdict.BALANCED && report.wholePassAgo() != null);
  }
}
