package io.flashsale.rehearsal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody of the crowd in line, as far as is known of it. Not thread-safe. */
final class Waiter {
  private final String entryId;
  private final boolean entered;
  private final long sent;
  private final long joined;
  private long place;
  private String state;
  private @Nullable String orderId;
  private long offeredNanos;
  private long dueNanos;
  private @Nullable Instant offeredAt;

  /**
   * @param joinedJson the answer to the joining
   * @param sent this machine's monotonic clock when it was asked for
   * @param joined the same when the answer had come
   */
  Waiter(JsonNode joinedJson, long sent, long joined) {
    this.entryId = joinedJson.path("entryId").asString("");
    this.state = joinedJson.path("state").asString("");
    this.entered = state.equals("entered");
    this.place = joinedJson.path("place").asLong(0);
    this.sent = sent;
    this.joined = joined;
  }

  /** Takes what the store says of the entry now. */
  void see(JsonNode entry, long now) {
    state = entry.path("state").asString(state);
    place = entry.path("place").asLong(place);
    String order = entry.path("orderId").asString("");
    if (orderId == null && !order.isEmpty()) {
      orderId = order;
      offeredNanos = now;
      Instant due = time(entry, "holdExpiresAt");
      Instant told = time(entry, "serverTime");
      dueNanos = due == null || told == null ? now : now + told.until(due).toNanos();
    }
  }

  /** Takes what the store says of the order of its offer. */
  void seeOrder(JsonNode order) {
    offeredAt = time(order, "createdAt");
  }

  private static @Nullable Instant time(JsonNode json, String member) {
    try {
      return Instant.parse(json.path(member).asString(""));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  String entryId() {
    return entryId;
  }

  /** Whether it came before the opening of a draw. */
  boolean entered() {
    return entered;
  }

  /** This machine's monotonic clock when it asked to join. */
  long sent() {
    return sent;
  }

  /** The same when it was told that it had. */
  long joined() {
    return joined;
  }

  /** Its place in the line, from 1; 0 before the draw. */
  long place() {
    return place;
  }

  /** The entry's state as last heard. */
  String state() {
    return state;
  }

  /** Whether it may have an offer yet, or has one that is open. */
  boolean active() {
    return switch (state) {
      case "entered", "waiting", "unreachable", "offered" -> true;
      default -> false;
    };
  }

  /** The order of its offer, or null before it had one. */
  @Nullable String orderId() {
    return orderId;
  }

  /** This machine's monotonic clock when its offer was seen. */
  long offeredNanos() {
    return offeredNanos;
  }

  /** The same when its offer is due. */
  long dueNanos() {
    return dueNanos;
  }

  /** When its offer was made, by the store; null where that is not known. */
  @Nullable Instant offeredAt() {
    return offeredAt;
  }
}
