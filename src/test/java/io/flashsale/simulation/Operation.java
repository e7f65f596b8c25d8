package io.flashsale.simulation;

import io.flashsale.simulation.Reply.Answered;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a shopper wants done, and the requests that it took until the answer was clear. */
public final class Operation {

  /** The requests that change stock. */
  public enum Kind {
    HOLD,
    CONFIRM,
    CANCEL
  }

  private final Kind kind;
  private final int productId;
  private final String email;
  private final int quantity;
  private final @Nullable String key;
  private final @Nullable String orderId;
  private final List<Attempt> attempts;

  private Operation(
      Kind kind,
      int productId,
      String email,
      int quantity,
      @Nullable String key,
      @Nullable String orderId,
      List<Attempt> attempts) {
    this.kind = kind;
    this.productId = productId;
    this.email = email;
    this.quantity = quantity;
    this.key = key;
    this.orderId = orderId;
    this.attempts = attempts;
  }

  static Operation hold(int productId, String email, int quantity, String key) {
    return new Operation(
        Kind.HOLD, productId, email, quantity, key, null, new CopyOnWriteArrayList<>());
  }

  /** A confirm or a cancel of the order that the hold has made. */
  static Operation of(Kind kind, Operation hold, String orderId) {
    return new Operation(
        kind,
        hold.productId,
        hold.email,
        hold.quantity,
        null,
        orderId,
        new CopyOnWriteArrayList<>());
  }

  /** This operation as far as it has come, which changes no more. */
  Operation asOfNow() {
    return new Operation(kind, productId, email, quantity, key, orderId, List.copyOf(attempts));
  }

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  Kind kind() {
    return kind;
  }

  int productId() {
    return productId;
  }

  String email() {
    return email;
  }

  int quantity() {
    return quantity;
  }

  /** The Idempotency-Key of a hold; null of others. */
  @Nullable String key() {
    return key;
  }

  /** The order that a confirm or a cancel names, or that the hold has made; null when unknown. */
  @Nullable String orderId() {
    if (kind != Kind.HOLD) {
      return orderId;
    }
    return clear()
        .filter(Answered::isDone)
        .map(answer -> answer.json().path("orderId").asString())
        .orElse(null);
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** The answers that came, in order. */
  List<Answered> answers() {
    return attempts.stream()
        .map(Attempt::reply)
        .filter(Answered.class::isInstance)
        .map(Answered.class::cast)
        .toList();
  }

  /** The first answer that says what became of it. */
  Optional<Answered> clear() {
    return answers().stream().filter(Answered::isClear).findFirst();
  }

  /** The receipt's place in the ledger when it was done, else 0. */
  long seq() {
    return clear()
        .filter(Answered::isDone)
        .map(answer -> answer.json().path("ledger").path("seq").asLong(0))
        .orElse(0L);
  }

  /** When its first request was sent. */
  long begun() {
    return attempts.getFirst().sent();
  }

  /** When the answer that says what became of it was whole. */
  long ended() {
    return attempts.getLast().done();
  }

  @Override
  public String toString() {
    return "%s of product %d by %s (key %s, order %s)"
        .formatted(kind, productId, email, key, orderId());
  }
}
