package io.flashsale.waitlist;

import io.flashsale.draw.DrawTerms;
import io.flashsale.product.LineCounts;
import io.flashsale.product.Product;
import org.jspecify.annotations.Nullable;

/**
 * What a product's line has come to. The counts are of all time and stand on the product's row; the
 * fairness is of late.
 *
 * @param product the row that the counts are of
 * @param draw how far its draw is
 * @param terms what the draw promised; null for a product that opens without one
 * @param fairness how the last events of its ledger treated those in line
 */
public record LineFigures(
    Product product, DrawState draw, @Nullable DrawTerms terms, Fairness fairness) {

  /** How far a draw is. */
  public enum DrawState {
    /** The product opens without a draw. */
    NONE,
    /** Who comes now is drawn. */
    ENTRIES_OPEN,
    /** The sale has begun, and the draw waits for the value of its beacon. */
    AWAITS_BEACON,
    /** The draw is made and published. */
    DRAWN
  }

  /** The counts of the line. */
  public LineCounts counts() {
    return product.line();
  }

  /** Entries ever, whatever became of them. */
  public long entries() {
    LineCounts line = counts();
    return line.entered()
        + line.waiting()
        + line.offered()
        + line.taken()
        + line.lapsed()
        + line.left();
  }

  /** The share of all entries that had an offer, 0 to 1; 0 without entries. */
  public double served() {
    return entries() == 0 ? 0 : (double) counts().offers() / entries();
  }
}
