package io.flashsale.audit;

import io.flashsale.ledger.Flaw;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one product's books: its row as last read, how far its chain is verified, and
 * what was found wrong.
 *
 * <p>Events up to a head never change, so a walk may read them after the row: it needs no snapshot
 * in common with it. Not thread-safe.
 */
final class Books {
  private final int productId;
  private BooksRow row;
  private Replay verified;
  private @Nullable Replay again;
  private @Nullable String chainFlaw;
  private List<String> disagreements = List.of();
  private @Nullable String orderFlaw;
  private long orderFlawPass;
  private @Nullable Long checkedNanos;

  Books(BooksRow row) {
    this.productId = row.productId();
    this.row = row;
    this.verified = new Replay(productId);
  }

  int productId() {
    return productId;
  }

  long seq() {
    return row.head().seq();
  }

  long verifiedSeq() {
    return verified.seq();
  }

  /** When the row was last compared with the whole ledger, by the monotonic clock. */
  @Nullable Long checkedNanos() {
    return checkedNanos;
  }

  /** Takes the row as it is now, and compares it where the chain is verified up to its head. */
  void accept(BooksRow read, long nanos) {
    row = read;
    if (chainFlaw != null) {
      return;
    }
    if (seq() < verified.seq()) {
      disagreements =
          List.of(
              "the ledger ends at event %d, but event %d was there"
                  .formatted(seq(), verified.seq()));
    } else if (seq() == verified.seq()) {
      compare(nanos);
    } else {
      disagreements = read.ownDisagreements();
    }
  }

  private void compare(long nanos) {
    if (row.head().equals(verified.head())) {
      disagreements = row.disagreements(verified.totals());
      checkedNanos = nanos;
    } else {
      disagreements =
          List.of("the row names another hash for event %d than the event has".formatted(seq()));
    }
  }

  /** Whether events of the row's ledger wait to be verified. */
  boolean isBehind() {
    return chainFlaw == null && verified.seq() < seq();
  }

  /** The walk that follows the ledger as it grows. */
  Replay verified() {
    return verified;
  }

  /** The head up to which a walk goes at most. */
  LedgerHead head() {
    return row.head();
  }

  /** Takes the events that come next in the walk that follows; says what is wrong with them. */
  Optional<String> follow(List<AuditedEvent> events, long expected, long nanos) {
    Optional<String> flaw = take(verified, events, expected);
    if (flaw.isEmpty() && verified.seq() == seq()) {
      compare(nanos);
    }
    return flaw;
  }

  private static Optional<String> take(Replay walk, List<AuditedEvent> events, long expected) {
    for (AuditedEvent event : events) {
      Optional<String> flaw = walk.next(event.entry()).map(Flaw::sentence).or(event::flaw);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return events.size() < expected
        ? Optional.of(Replay.missing(walk.seq() + 1, walk.seq() + expected - events.size()))
        : Optional.empty();
  }

  /** The walk that goes through the whole ledger anew; begun where there is none. */
  Replay again() {
    if (again == null) {
      again = new Replay(productId);
    }
    return again;
  }

  /**
   * Up to where the walk anew goes: what the other walk has verified or, where that came upon a
   * flaw, the ledger's end.
   */
  long againUpTo() {
    return chainFlaw == null ? Math.min(verified.seq(), seq()) : seq();
  }

  /** Takes the events that come next in the walk anew; says what is wrong with them. */
  Optional<String> walkAgain(List<AuditedEvent> events, long expected) {
    Replay walk = again();
    for (AuditedEvent event : events) {
      Optional<String> flaw = take(walk, List.of(event), 1);
      if (flaw.isEmpty() && walk.seq() == verified.seq() && !walk.head().equals(verified.head())) {
        flaw =
            Optional.of(
                "the ledger was rewritten: event %d had another hash before".formatted(walk.seq()));
      }
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return take(walk, List.of(), expected - events.size());
  }

  /** Ends the walk anew, which found nothing: what was wrong with the chain is no longer. */
  void endAgain() {
    if (again != null && again.seq() > verified.seq()) {
      verified = again;
    }
    again = null;
    chainFlaw = null;
  }

  /** Keeps what is wrong with the chain; a walk anew from the first event may take it back. */
  void flawInChain(String sentence) {
    chainFlaw = sentence;
    disagreements = List.of();
    again = null;
  }

  /** Keeps what is wrong with an order, the first one of a pass. */
  void flawInOrders(String sentence, long pass) {
    if (orderFlaw == null || orderFlawPass != pass) {
      orderFlaw = sentence;
      orderFlawPass = pass;
    }
  }

  /** Ends a pass over all orders: what an earlier one found and this one did not is no longer. */
  void endOrders(long pass) {
    if (orderFlawPass != pass) {
      orderFlaw = null;
    }
  }

  Verdict verdict() {
    if (chainFlaw != null || !disagreements.isEmpty() || orderFlaw != null) {
      return Verdict.VIOLATED;
    }
    return checkedNanos == null ? Verdict.CHECKING : Verdict.BALANCED;
  }

  List<Violation> violations() {
    List<Violation> found = new ArrayList<>();
    if (chainFlaw != null) {
      found.add(new Violation(productId, Violation.Kind.CHAIN, chainFlaw));
    }
    if (!disagreements.isEmpty()) {
      found.add(
          new Violation(productId, Violation.Kind.COUNTERS, String.join("; ", disagreements)));
    }
    if (orderFlaw != null) {
      found.add(new Violation(productId, Violation.Kind.ORDERS, orderFlaw));
    }
    return found;
  }
}
