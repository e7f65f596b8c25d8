package io.flashsale.audit;

import io.flashsale.ledger.LedgerEntry;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.persistence.Database;
import java.util.List;
import java.util.Optional;

/**
 * Reads whole ledgers, page by page, for whoever checks them elsewhere.
 *
 * <p>Events up to a head never change, so no transaction spans two pages, and no connection is kept
 * while a slow reader takes one.
 */
public final class LedgerExport {

  /** How many entries a page has at most. */
  public static final int PAGE = 1_000;

  private final Database database;
  private final LedgerRepository ledger;
  private final AuditRepository rows = new AuditRepository();

  public LedgerExport(Database database, LedgerRepository ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** Where a product's ledger ends now; empty when there is no such product. */
  public Optional<LedgerHead> head(int productId) {
    return database.call(session -> rows.find(session, productId)).map(BooksRow::head);
  }

  /**
   * A page of a product's ledger, in order.
   *
   * @param after the place that the page comes after, 0 for the first page
   * @param head where the ledger ends, as it was read before
   * @return at most {@link #PAGE} entries; empty behind the head
   */
  public List<LedgerEntry> page(int productId, long after, LedgerHead head) {
    return database.call(session -> ledger.page(session, productId, after, head.seq(), PAGE));
  }
}
