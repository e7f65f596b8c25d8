package io.flashsale.ledger;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A product's ledger as it is read again from its first event: where it stands, what the events so
 * far come to, and what is wrong with the next one.
 *
 * <p>Not thread-safe.
 */
public final class Replay {
  private final int productId;
  private final EventHash hashes = new EventHash();
  private LedgerHead head = LedgerHead.empty();
  private Totals totals = Totals.NONE;

  public Replay(int productId) {
    this.productId = productId;
  }

  public int productId() {
    return productId;
  }

  /** The last entry that was taken. */
  public LedgerHead head() {
    return head;
  }

  /** The place of the last entry that was taken; 0 before the first. */
  public long seq() {
    return head.seq();
  }

  public Totals totals() {
    return totals;
  }

  /** Takes the next entry, or says why it cannot be that; then the replay stays where it was. */
  public Optional<Flaw> next(LedgerEntry entry) {
    if (entry.productId() != productId) {
      return flaw(
          Flaw.Kind.OTHER_PRODUCT,
          entry,
          "event %d is of product %d, those before it of product %d"
              .formatted(entry.seq(), entry.productId(), productId));
    }
    long expected = head.seq() + 1;
    if (entry.seq() < expected) {
      return flaw(Flaw.Kind.REPEATED, entry, repeated(entry));
    }
    if (entry.seq() > expected) {
      return Optional.of(new Flaw(Flaw.Kind.GAP, expected, missing(expected, entry.seq() - 1)));
    }
    byte[] hash = hashes.of(head.hash(), entry);
    if (!HexFormat.of().formatHex(hash).equals(entry.hash())) {
      return flaw(Flaw.Kind.HASH, entry, wrongHash(entry));
    }
    return take(entry, hash);
  }

  private String repeated(LedgerEntry entry) {
    return entry.seq() == head.seq() && entry.hash().equals(head.hex())
        ? "event %d is there twice".formatted(entry.seq())
        : "event %d comes after event %d".formatted(entry.seq(), head.seq());
  }

  /** Says that the events of these places, ends included, are not there. */
  public static String missing(long first, long last) {
    return first == last
        ? "event %d is missing".formatted(first)
        : "events %d to %d are missing".formatted(first, last);
  }

  private static String wrongHash(LedgerEntry entry) {
    return entry.seq() == 1
        ? "the hash of event 1 does not follow from what it says"
        : "the hash of event %d does not follow from what it says and the hash of event %d"
            .formatted(entry.seq(), entry.seq() - 1);
  }

  private Optional<Flaw> take(LedgerEntry entry, byte[] hash) {
    EventType type = EventType.ofCode(entry.type()).orElse(null);
    if (type == null) {
      return flaw(Flaw.Kind.IMPOSSIBLE, entry, "no event is of type \"" + entry.type() + "\"");
    }
    if (head.seq() == 0 && type != EventType.STOCK_ADDED) {
      return flaw(Flaw.Kind.IMPOSSIBLE, entry, "the first event is not the initial stock");
    }
    if (!fits(type, entry)) {
      return flaw(
          Flaw.Kind.IMPOSSIBLE,
          entry,
          "event %d (%s) has a delta of %d for %d units"
              .formatted(entry.seq(), type.code(), entry.delta(), entry.quantity()));
    }
    if ((type == EventType.STOCK_ADDED) != (entry.orderTicket() == null)) {
      return flaw(
          Flaw.Kind.IMPOSSIBLE,
          entry,
          "event %d (%s) %s"
              .formatted(
                  entry.seq(),
                  type.code(),
                  entry.orderTicket() == null ? "is of no order" : "is of an order"));
    }
    Totals after = after(type, entry);
    if (after.negative()) {
      return flaw(
          Flaw.Kind.NEGATIVE,
          entry,
          "after event %d there would be %d available, %d held and %d sold of %d"
              .formatted(
                  entry.seq(), after.available(), after.held(), after.sold(), after.total()));
    }
    head = new LedgerHead(entry.seq(), hash);
    totals = after;
    return Optional.empty();
  }

  private static boolean fits(EventType type, LedgerEntry entry) {
    int quantity = entry.quantity();
    return switch (type) {
      case STOCK_ADDED -> entry.delta() == quantity;
      case HOLD_CREATED -> quantity > 0 && entry.delta() == -quantity;
      case HOLD_RELEASED, ORDER_RETURNED -> quantity > 0 && entry.delta() == quantity;
      case ORDER_CONFIRMED -> quantity > 0 && entry.delta() == 0;
    };
  }

  private Totals after(EventType type, LedgerEntry entry) {
    int units = entry.quantity();
    return switch (type) {
      case STOCK_ADDED -> totals.stockAdded(units);
      case HOLD_CREATED -> totals.holdCreated(units);
      case HOLD_RELEASED ->
          InventoryEvent.EXPIRED.equals(entry.reason())
              ? totals.holdExpired(units)
              : totals.holdCancelled(units);
      case ORDER_CONFIRMED -> totals.orderConfirmed(units);
      case ORDER_RETURNED -> totals.orderReturned(units);
    };
  }

  private static Optional<Flaw> flaw(Flaw.Kind kind, LedgerEntry entry, String sentence) {
    return Optional.of(new Flaw(kind, entry.seq(), sentence));
  }
}
