package io.flashsale.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.audit.AuditReport;
import io.flashsale.audit.AuditReport.ProductAudit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check of the books found, as the API tells it.
 *
 * @param state checking, balanced or violated
 * @param checkedSecondsAgo null before the first time
 * @param wholePassSecondsAgo null before the first time
 * @param violations at most {@link #MOST_VIOLATIONS} of them
 * @param products left out of a summary
 */
record AuditJson(
    String state,
    @Nullable Long checkedSecondsAgo,
    @Nullable Long wholePassSecondsAgo,
    List<ViolationJson> violations,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProductAuditJson> products) {

  /** As many tell what is wrong as well as all of a thousand. */
  private static final int MOST_VIOLATIONS = 20;

  /** What is wrong with a product, in words. */
  record ViolationJson(int productId, String error) {}

  /** One product's books. */
  record ProductAuditJson(
      int productId, String state, long seq, long verifiedSeq, @Nullable Long checkedSecondsAgo) {

    static ProductAuditJson of(ProductAudit audit) {
      return new ProductAuditJson(
          audit.productId(),
          audit.verdict().code(),
          audit.seq(),
          audit.verifiedSeq(),
          seconds(audit.checkedAgo()));
    }
  }

  /** The report without its products. */
  static AuditJson summary(AuditReport report) {
    return of(report, null);
  }

  /** The report with its products. */
  static AuditJson whole(AuditReport report) {
    return of(report, report.products().stream().map(ProductAuditJson::of).toList());
  }

  private static AuditJson of(AuditReport report, @Nullable List<ProductAuditJson> products) {
    return new AuditJson(
        report.verdict().code(),
        seconds(report.checkedAgo()),
        seconds(report.wholePassAgo()),
        report.violations().stream()
            .limit(MOST_VIOLATIONS)
            .map(found -> new ViolationJson(found.productId(), found.toString() + "."))
            .toList(),
        products);
  }

  private static @Nullable Long seconds(@Nullable Duration ago) {
    return ago == null ? null : ago.toSeconds();
  }
}
