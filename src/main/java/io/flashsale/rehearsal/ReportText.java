package io.flashsale.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    if (report.rounds() > 0) {
      addRush(lines, report);
    }
    LineReport line = report.line();
    if (line != null) {
      addLine(lines, line);
    }
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

  private static void addRush(List<String> lines, RehearsalReport report) {
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
            Math.min(report.stock(), report.plan().buyers()),
            Math.floor(report.firstComers() * 1000) / 10,
            report.overtakings()));
    addShares(lines, report.shareByArrival());
  }

  private static void addLine(List<String> lines, LineReport line) {
    lines.add(
        String.format(
            Locale.ROOT,
            "In line: %,d, of whom %.1f %% had an offer; overtaken there: %,d",
            line.joined(),
            Math.floor(line.served() * 1000) / 10,
            line.overtakings()));
    if (line.drawMillis() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "The draw was made %,d ms after the opening; %,d came after that",
              line.drawMillis(),
              line.late()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "Offers: %,d taken, %,d declined, %,d let pass; waited for p50 %.1f s, p95 %.1f s",
            line.taken(),
            line.declined(),
            line.passed(),
            line.waitP50Millis() / 1_000,
            line.waitP95Millis() / 1_000));
    addShares(lines, line.shareByArrival());
  }

  private static void addShares(List<String> lines, List<Double> shares) {
    if (!shares.isEmpty()) {
      lines.add(
          shares.stream()
              .map(share -> String.format(Locale.ROOT, "%.0f", share * 100))
              .collect(Collectors.joining(" ", "Of each tenth by arrival: ", " %")));
    }
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
