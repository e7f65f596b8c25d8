package io.flashsale.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.waitlist.EntryStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a line as the API tells it to its owner.
 *
 * @param place in the line's order, from 1; null before the draw
 * @param ahead how many wait ahead; null for one that does not wait
 * @param serverTime the store's time of the answer, by which a countdown runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryJson(
    String entryId,
    int productId,
    int quantity,
    String state,
    @JsonInclude @Nullable Long place,
    @JsonInclude @Nullable Integer ahead,
    @Nullable Long estimateSeconds,
    @Nullable String orderId,
    @Nullable Instant holdExpiresAt,
    @Nullable String reason,
    Instant serverTime) {

  static EntryJson of(EntryStatus entry, Instant now) {
    UUID orderId = entry.orderId();
    return new EntryJson(
        entry.entryId().toString(),
        entry.productId(),
        entry.quantity(),
        entry.state(),
        entry.place(),
        entry.ahead(),
        entry.estimateSeconds(),
        orderId == null ? null : orderId.toString(),
        entry.holdExpiresAt(),
        entry.reason(),
        now);
  }
}
