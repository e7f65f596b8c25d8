package io.flashsale.waitlist;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its owner sees it.
 *
 * @param state where it stands: an {@link EntryState} in words, or {@code unreachable} for one that
 *     waits but wants more than it can still get
 * @param place its place in the order of the line, from 1; null before the draw
 * @param ahead how many wait ahead; null for one that does not wait
 * @param estimateSeconds until its turn if units go on coming back as of late; null when that
 *     cannot be told, or would be after the sale
 * @param orderId the order of its offer, or null
 * @param holdExpiresAt when the offer is due, or null
 * @param reason why it lapsed, or null
 */
public record EntryStatus(
    UUID entryId,
    int productId,
    int quantity,
    String state,
    @Nullable Long place,
    @Nullable Integer ahead,
    @Nullable Long estimateSeconds,
    @Nullable UUID orderId,
    @Nullable Instant holdExpiresAt,
    @Nullable String reason) {
  private static final Set<String> ENDED =
      Arrays.stream(EntryState.values())
          .filter(state -> !state.active())
          .map(EntryState::code)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether it takes part no more, and so stays as it is. */
  public boolean ended() {
    return ENDED.contains(state);
  }
}
