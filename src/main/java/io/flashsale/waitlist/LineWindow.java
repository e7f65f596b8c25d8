package io.flashsale.waitlist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a product's ledger, and those who were in line meanwhile.
 *
 * @param unsold the units available and held after the last event
 * @param events in the order of the ledger
 * @param waiting those who still wait, from the head on
 * @param givenUp those who ended without an offer since the first event
 */
record LineWindow(int unsold, List<Moved> events, List<Waiter> waiting, List<Waiter> givenUp) {

  /**
   * An event of the ledger.
   *
   * @param unsoldBy by how many units it changed what is not sold
   * @param grant the hold that it made, or null
   */
  record Moved(long seq, int unsoldBy, @Nullable Grant grant) {}

  /**
   * A hold that was granted.
   *
   * @param place of the entry that it was offered to; null for a hold that was asked for
   * @param joinedAt when that entry joined; null for a hold that was asked for
   */
  record Grant(Instant at, int quantity, @Nullable Long place, @Nullable Instant joinedAt) {}

  /**
   * Somebody in line.
   *
   * @param offeredSeq the event of the offer, or {@link Long#MAX_VALUE}
   * @param endedAt when it ended without an offer, or null
   */
  record Waiter(
      long place, int quantity, Instant joinedAt, long offeredSeq, @Nullable Instant endedAt) {

    /** Whether it stood in line when the event was written. */
    boolean waitedAt(long seq, Instant at) {
      return joinedAt.isBefore(at) && offeredSeq > seq && (endedAt == null || endedAt.isAfter(at));
    }
  }
}
