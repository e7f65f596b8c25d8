package io.flashsale.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.flashsale.persistence.StoreTime;
import io.flashsale.waitlist.EntryStatus;
import io.flashsale.waitlist.WaitlistService;
import io.flashsale.web.live.FollowSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Where entries of lines stand, for those who follow them. */
final class EntryStates implements FollowSource {
  private final WaitlistService waitlist;
  private final StoreTime time;
  private final AtomicLong reads = new AtomicLong();

  EntryStates(WaitlistService waitlist, StoreTime time) {
    this.waitlist = waitlist;
    this.time = time;
  }

  /** An entry's status, equal to another of the same status whenever each is told. */
  private record Told(EntryStatus status, StoreTime time) {
    @JsonValue
    EntryJson json() {
      return EntryJson.of(status, time.now());
    }
  }

  @Override
  public Map<UUID, State> read(Collection<UUID> ids) {
    // Taken before the read: what moves the line after this has it read once more.
    long version = reads.incrementAndGet();
    return waitlist.statuses(ids).stream()
        .collect(Collectors.toMap(EntryStatus::entryId, status -> state(status, version)));
  }

  private State state(EntryStatus status, long version) {
    return new State(status.productId(), version, status.ended(), new Told(status, time));
  }
}
