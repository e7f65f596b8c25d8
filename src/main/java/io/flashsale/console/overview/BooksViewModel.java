package io.flashsale.console.overview;

import io.flashsale.audit.AuditReport;
import io.flashsale.audit.Verdict;
import io.flashsale.console.health.Light;
import io.flashsale.console.live.Reading;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The light of the books: whether stock, ledger and orders agree, and since when that is known. */
public final class BooksViewModel {

  /** What was checked longer ago is no longer said to be so. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private static final Duration SECONDS_SHOWN = Duration.ofMinutes(2);

  private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.UNKNOWN);
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("Ledger not checked yet");

  /** Takes in what the check has found; without an answer the light stays as it was. */
  public void accept(Reading<AuditReport> reading) {
    if (reading instanceof Reading.Fresh<AuditReport>(AuditReport report)) {
      light.set(light(report));
      text.set(inWords(report));
    }
  }

  private static Light light(AuditReport report) {
    if (report.verdict() == Verdict.VIOLATED) {
      return Light.BAD;
    }
    return report.verdict() == Verdict.BALANCED && isFresh(report.checkedAgo())
        ? Light.GOOD
        : Light.UNKNOWN;
  }

  private static boolean isFresh(@Nullable Duration ago) {
    return ago != null && ago.compareTo(GOOD_FOR) < 0;
  }

  private static String inWords(AuditReport report) {
    Duration ago = report.checkedAgo();
    return switch (report.verdict()) {
      case VIOLATED -> violations(report);
      case CHECKING -> progress(report);
      case BALANCED -> ago == null ? progress(report) : "Ledger balanced, checked " + inWords(ago);
    };
  }

  private static String violations(AuditReport report) {
    String first = report.violations().getFirst().toString();
    int others = report.violations().size() - 1;
    return others == 0 ? first : "%s (and %d more)".formatted(first, others);
  }

  private static String progress(AuditReport report) {
    long all = report.products().stream().mapToLong(AuditReport.ProductAudit::seq).sum();
    long done = report.products().stream().mapToLong(AuditReport.ProductAudit::verifiedSeq).sum();
    return all == 0
        ? "Ledger not checked yet"
        : "Checking the ledger: %d %%".formatted(Math.min(99, 100 * done / all));
  }

  private static String inWords(Duration ago) {
    return ago.compareTo(SECONDS_SHOWN) < 0
        ? ago.toSeconds() + " s ago"
        : ago.toMinutes() + " min ago";
  }

  /** Good: they agree and it was looked lately; bad: they don't; unknown: else. */
  public ReadOnlyObjectProperty<Light> lightProperty() {
    return light.getReadOnlyProperty();
  }

  /** What the light means, in words. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }
}
