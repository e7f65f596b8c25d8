package io.flashsale.audit;

import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.Totals;
import java.util.ArrayList;
import java.util.List;

/**
 * A product's row as it stands, balanced or not.
 *
 * @param pending orders that are pending, as the row counts them
 * @param counted what the row says that its events come to
 * @param eventsBehindHead whether the ledger has events behind the head that the row names
 */
record BooksRow(
    int productId, Totals counted, long pending, LedgerHead head, boolean eventsBehindHead) {

  /** Everything in the row that disagrees with what the events up to its head come to. */
  List<String> disagreements(Totals events) {
    List<String> found = ownDisagreements();
    compare(found, "total_stock", counted.total(), events.total());
    compare(found, "available", counted.available(), events.available());
    compare(found, "held", counted.held(), events.held());
    compare(found, "sold", counted.sold(), events.sold());
    compare(found, "expired", counted.expiredUnits(), events.expiredUnits());
    compare(found, "holds_created", counted.holds(), events.holds());
    compare(found, "pending_orders", pending, events.pending());
    compare(found, "confirmed_orders", counted.confirmed(), events.confirmed());
    compare(found, "expired_orders", counted.expired(), events.expired());
    compare(found, "cancelled_orders", counted.cancelled(), events.cancelled());
    compare(found, "returned_orders", counted.returned(), events.returned());
    return found;
  }

  /** What is wrong with the row alone. */
  List<String> ownDisagreements() {
    List<String> found = new ArrayList<>();
    long parts = counted.available() + counted.held() + counted.sold();
    if (counted.total() != parts) {
      found.add(
          "total_stock is %d, but available, held and sold come to %d"
              .formatted(counted.total(), parts));
    }
    if (counted.available() < 0) {
      found.add("available is %d".formatted(counted.available()));
    }
    if (eventsBehindHead) {
      found.add("the ledger has events behind event %d, where it ends".formatted(head.seq()));
    }
    return found;
  }

  private static void compare(List<String> found, String column, long row, long events) {
    if (row != events) {
      found.add("%s is %d, the ledger says %d".formatted(column, row, events));
    }
  }
}
