package io.flashsale.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a report in lines for people. */
final class ReportText {
  private ReportText() {}

  static String of(RehearsalReport report) {
    RehearsalPlan plan = report.plan();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d buyers over %,d connections for %,d units%s",
            plan.buyers(),
            plan.connections(),
            report.stock(),
            report.cancelled() ? ", broken off" : ""));
    lines.add(rate("Grants", report.grants()));
    lines.add(rate("Refusals (sold out)", report.refusals()));
    lines.add(
        String.format(
            Locale.ROOT,
            "In %d round%s: %,d granted, %,d sold out, %,d throttled, %,d unanswered",
            report.rounds(),
            report.rounds() == 1 ? "" : "s",
            report.granted(),
            report.soldOut(),
            report.throttled(),
            report.unanswered()));
    report
        .otherRefusals()
        .forEach(
            (code, count) ->
                lines.add(String.format(Locale.ROOT, "Answered %s: %,d", code, count)));
    lines.add(
        String.format(
            Locale.ROOT,
            "Of the first %,d to come %.1f %% got a unit; surely overtaken: %,d",
            Math.min(report.stock(), plan.buyers()),
            Math.floor(report.firstComers() * 1000) / 10,
            report.overtakings()));
    lines.add(
        String.format(
            Locale.ROOT, "Checked out: %,d; given back: %,d", report.confirmed(), report.given()));
    for (AuditCheck check : report.audit()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %s (%s)",
              check.holds() ? "  ok " : "FAIL ",
              check.claim(),
              check.seen()));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String rate(String name, Rate rate) {
    return String.format(
        Locale.ROOT,
        "%s: %,d, %,.0f/s, p50 %.1f ms, p99 %.1f ms",
        name,
        rate.count(),
        rate.perSecond(),
        rate.p50Millis(),
        rate.p99Millis());
  }
}
