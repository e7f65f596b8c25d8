package io.flashsale.web.live;

import java.util.EnumSet;
import java.util.Set;

/** Whether other nodes have moved a product's ledger, told by the places of its head. */
final class Movement {
  private static final long NOT_SEEN = -1;

  private long known = NOT_SEEN;
  private final Set<Kind> missed = EnumSet.noneOf(Kind.class);

  /** This node's commit has moved the head. */
  synchronized void here(long fromSeq, long toSeq) {
    seen(fromSeq);
    known = Math.max(known, toSeq);
  }

  /** The head was seen at this place: whatever is between that and what was known, others wrote. */
  synchronized void seen(long seq) {
    if (known != NOT_SEEN && seq > known) {
      missed.addAll(EnumSet.allOf(Kind.class));
    }
    known = Math.max(known, seq);
  }

  /** Whether others have moved it since that was last asked for this kind. */
  synchronized boolean missedBy(Kind kind) {
    return missed.remove(kind);
  }
}
