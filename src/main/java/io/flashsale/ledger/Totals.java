package io.flashsale.ledger;

/**
 * What the events of a ledger come to.
 *
 * @param total units ever added less those taken away
 * @param available units that can be held
 * @param held units of pending orders
 * @param sold units of confirmed orders
 * @param expiredUnits units whose hold expired
 * @param holds holds ever made; the counts below are of orders
 * @param confirmed orders that were confirmed and not taken back
 * @param expired orders whose hold expired
 * @param cancelled orders that were given up before they were due
 * @param returned orders that were taken back
 */
public record Totals(
    long total,
    long available,
    long held,
    long sold,
    long expiredUnits,
    long holds,
    long confirmed,
    long expired,
    long cancelled,
    long returned) {

  static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Orders that are neither confirmed nor released. */
  public long pending() {
    return holds - confirmed - expired - cancelled - returned;
  }

  boolean negative() {
    return total < 0 || available < 0 || held < 0 || sold < 0;
  }

  Totals stockAdded(int units) {
    return new Totals(
        total + units,
        available + units,
        held,
        sold,
        expiredUnits,
        holds,
        confirmed,
        expired,
        cancelled,
        returned);
  }

  Totals holdCreated(int units) {
    return new Totals(
        total,
        available - units,
        held + units,
        sold,
        expiredUnits,
        holds + 1,
        confirmed,
        expired,
        cancelled,
        returned);
  }

  Totals holdExpired(int units) {
    return new Totals(
        total,
        available + units,
        held - units,
        sold,
        expiredUnits + units,
        holds,
        confirmed,
        expired + 1,
        cancelled,
        returned);
  }

  Totals holdCancelled(int units) {
    return new Totals(
        total,
        available + units,
        held - units,
        sold,
        expiredUnits,
        holds,
        confirmed,
        expired,
        cancelled + 1,
        returned);
  }

  Totals orderConfirmed(int units) {
    return new Totals(
        total,
        available,
        held - units,
        sold + units,
        expiredUnits,
        holds,
        confirmed + 1,
        expired,
        cancelled,
        returned);
  }

  Totals orderReturned(int units) {
    return new Totals(
        total,
        available + units,
        held,
        sold - units,
        expiredUnits,
        holds,
        confirmed - 1,
        expired,
        cancelled,
        returned + 1);
  }
}
