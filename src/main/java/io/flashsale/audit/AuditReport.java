package io.flashsale.audit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node's check of the books has found, and how long ago.
 *
 * @param checkedAgo since every product's counters were compared with its whole ledger; of the
 *     product for which that is longest ago; null before the first time
 * @param wholePassAgo since all events and orders were last gone through anew; null before the
 *     first time
 * @param products by id
 * @param violations by product; empty unless the verdict is {@link Verdict#VIOLATED}
 */
public record AuditReport(
    Verdict verdict,
    @Nullable Duration checkedAgo,
    @Nullable Duration wholePassAgo,
    List<ProductAudit> products,
    List<Violation> violations) {

  /** The same report, read this much later. */
  AuditReport after(Duration since) {
    return new AuditReport(
        verdict,
        later(checkedAgo, since),
        later(wholePassAgo, since),
        products.stream().map(product -> product.after(since)).toList(),
        violations);
  }

  private static @Nullable Duration later(@Nullable Duration ago, Duration since) {
    return ago == null ? null : ago.plus(since);
  }

  /**
   * One product's books.
   *
   * @param seq where its ledger ends
   * @param verifiedSeq up to where its chain is verified
   * @param checkedAgo since its counters were compared with its whole ledger; null before the first
   *     time
   */
  public record ProductAudit(
      int productId, Verdict verdict, long seq, long verifiedSeq, @Nullable Duration checkedAgo) {

    private ProductAudit after(Duration since) {
      return new ProductAudit(productId, verdict, seq, verifiedSeq, later(checkedAgo, since));
    }
  }
}
