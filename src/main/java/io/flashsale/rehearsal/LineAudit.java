package io.flashsale.rehearsal;

import io.flashsale.rehearsal.StoreClient.Shelf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks what those in line were told against what the store says afterwards. */
final class LineAudit {
  private final List<Waiter> waiters;
  private final LineReport report;
  private final Shelf after;
  private final List<AuditCheck> checks = new ArrayList<>();

  /**
   * @param waiters all in line, in the order of their places, as the store said of them last
   * @param after the product when all was over
   */
  LineAudit(List<Waiter> waiters, LineReport report, Shelf after) {
    this.waiters = waiters;
    this.report = report;
    this.after = after;
  }

  /** The checks of any line. */
  List<AuditCheck> run() {
    check(
        "nobody in line was overtaken",
        report.overtakings() == 0,
        "%d of %d were".formatted(report.overtakings(), waiters.size()));
    Set<Long> places = new HashSet<>();
    long twice = waiters.stream().filter(waiter -> !places.add(waiter.place())).count();
    check("nobody shares a place", twice == 0, "%d places are there twice".formatted(twice));
    long waiting = waiters.stream().filter(waiter -> waits(waiter)).count();
    check(
        "no unit lies while somebody waits",
        waiting == 0 || after.live() == 0,
        "%d units lie, %d wait".formatted(after.live(), waiting));
    return checks;
  }

  /** The checks of a line that was drawn. */
  List<AuditCheck> run(JsonNode publishedDraw) {
    run();
    DrawAudit draw = DrawAudit.of(publishedDraw);
    check("the published draw can be recomputed", draw.faults().isEmpty(), draw.seen());
    long wrong =
        waiters.stream()
            .filter(Waiter::entered)
            .filter(waiter -> draw.placeOf(waiter.entryId()) != waiter.place())
            .count();
    check(
        "all stand where the draw has put them",
        wrong == 0,
        "%d of %d do not".formatted(wrong, waiters.size()));
    return checks;
  }

  private static boolean waits(Waiter waiter) {
    return waiter.active() && waiter.orderId() == null;
  }

  private void check(String claim, boolean holds, String seen) {
    checks.add(new AuditCheck(claim, seen, holds));
  }
}
