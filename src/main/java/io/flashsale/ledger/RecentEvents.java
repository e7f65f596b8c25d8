package io.flashsale.ledger;

import io.flashsale.persistence.Database;
import java.util.List;
import java.util.Map;

/** The newest inventory events, for whoever watches them happen. */
public final class RecentEvents {
  /** The most events that are told at once. */
  public static final int MOST = 500;

  private final Database database;
  private final LedgerRepository ledger;

  public RecentEvents(Database database, LedgerRepository ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * The newest events of some products, newest first; where there are more, the older are left out.
   *
   * @param after of each product the place that they come after, 0 for all
   * @param limit from 1 to {@link #MOST}
   */
  public List<InventoryEvent> newest(Map<Integer, Long> after, int limit) {
    return after.isEmpty()
        ? List.of()
        : database.call(session -> ledger.newest(session, after, Math.min(limit, MOST)));
  }
}
