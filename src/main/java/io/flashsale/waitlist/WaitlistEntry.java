package io.flashsale.waitlist;

import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A place in a product's line and what became of it. An instance is the entry as it was at one time
 * and never changes.
 */
@Entity
@Immutable
@Table(name = "waitlist_entries")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields after the empty constructor
public class WaitlistEntry {
  @Id private UUID id;

  @Column(name = "product_id")
  private int productId;

  @Column(name = "customer_email")
  private String customerEmail;

  @Column(name = "customer_key")
  private String customerKey;

  private int quantity;

  @Column(name = "client_address")
  private String clientAddress;

  private String state;
  private @Nullable Long place;

  @Column(name = "joined_as")
  private String joinedAs;

  @Column(name = "joined_ahead")
  private @Nullable Integer joinedAhead;

  private long arrival;

  @Column(name = "idempotency_key")
  private @Nullable String idempotencyKey;

  @Column(name = "order_id")
  private @Nullable UUID orderId;

  @Column(name = "hold_expires_at")
  private @Nullable Instant holdExpiresAt;

  @Column(name = "end_reason")
  private @Nullable String endReason;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "offered_at")
  private @Nullable Instant offeredAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected WaitlistEntry() {}

  /**
   * Who joins.
   *
   * @param clientAddress the client's address as limits count it
   * @param arrival the node's arrival counter of the request
   */
  public record Applicant(
      int productId,
      CustomerEmail customer,
      int quantity,
      String clientAddress,
      long arrival,
      @Nullable String idempotencyKey) {}

  /** An entry from before the opening, which has no place yet. */
  public static WaitlistEntry entered(UUID id, Applicant applicant, Instant at) {
    return new WaitlistEntry(id, applicant, EntryState.ENTERED, JoinedAs.ENTERED, null, null, at);
  }

  /** An entry at the end of the line. */
  public static WaitlistEntry waiting(
      UUID id, Applicant applicant, JoinedAs joinedAs, long place, int ahead, Instant at) {
    return new WaitlistEntry(id, applicant, EntryState.WAITING, joinedAs, place, ahead, at);
  }

  private WaitlistEntry(
      UUID id,
      Applicant applicant,
      EntryState state,
      JoinedAs joinedAs,
      @Nullable Long place,
      @Nullable Integer joinedAhead,
      Instant createdAt) {
    this.id = id;
    this.productId = applicant.productId();
    this.customerEmail = applicant.customer().address();
    this.customerKey = applicant.customer().canonical();
    this.quantity = applicant.quantity();
    this.clientAddress = applicant.clientAddress();
    this.arrival = applicant.arrival();
    this.idempotencyKey = applicant.idempotencyKey();
    this.state = state.code();
    this.joinedAs = joinedAs.code();
    this.place = place;
    this.joinedAhead = joinedAhead;
    this.createdAt = createdAt;
  }

  private WaitlistEntry copy() {
    var copy = new WaitlistEntry();
    copy.id = id;
    copy.productId = productId;
    copy.customerEmail = customerEmail;
    copy.customerKey = customerKey;
    copy.quantity = quantity;
    copy.clientAddress = clientAddress;
    copy.state = state;
    copy.place = place;
    copy.joinedAs = joinedAs;
    copy.joinedAhead = joinedAhead;
    copy.arrival = arrival;
    copy.idempotencyKey = idempotencyKey;
    copy.orderId = orderId;
    copy.holdExpiresAt = holdExpiresAt;
    copy.endReason = endReason;
    copy.createdAt = createdAt;
    copy.offeredAt = offeredAt;
    copy.endedAt = endedAt;
    return copy;
  }

  /** This entry with an offer. */
  public WaitlistEntry offered(Order offer) {
    WaitlistEntry after = copy();
    after.state = EntryState.OFFERED.code();
    after.orderId = offer.id();
    after.holdExpiresAt = offer.holdExpiresAt();
    after.offeredAt = offer.createdAt();
    return after;
  }

  /** This entry after its offer was confirmed. */
  public WaitlistEntry taken(Instant at) {
    return ended(EntryState.TAKEN, at);
  }

  /** This entry after its owner gave it up. */
  public WaitlistEntry left(Instant at) {
    return ended(EntryState.LEFT, at);
  }

  /** This entry after it lapsed. */
  public WaitlistEntry lapsed(LapseReason reason, Instant at) {
    WaitlistEntry after = ended(EntryState.LAPSED, at);
    after.endReason = reason.code();
    return after;
  }

  private WaitlistEntry ended(EntryState how, Instant at) {
    WaitlistEntry after = copy();
    after.state = how.code();
    after.endedAt = at;
    return after;
  }

  public UUID id() {
    return id;
  }

  public int productId() {
    return productId;
  }

  /** The customer, as the shopper wrote the address. */
  public CustomerEmail customer() {
    return new CustomerEmail(customerEmail, customerKey);
  }

  public String customerKey() {
    return customerKey;
  }

  public int quantity() {
    return quantity;
  }

  /** The client's address as limits count it. */
  public String clientAddress() {
    return clientAddress;
  }

  public EntryState state() {
    return EntryState.ofCode(state);
  }

  /** The place in the line's order, from 1; it never changes. Null until it is drawn. */
  public @Nullable Long place() {
    return place;
  }

  /** What the joining was answered. */
  public JoinedAs joinedAs() {
    return JoinedAs.ofCode(joinedAs);
  }

  /** How many were ahead when it joined; null for one from before the opening. */
  public @Nullable Integer joinedAhead() {
    return joinedAhead;
  }

  public long arrival() {
    return arrival;
  }

  public @Nullable String idempotencyKey() {
    return idempotencyKey;
  }

  /** The order of its offer, or null before it had one. */
  public @Nullable UUID orderId() {
    return orderId;
  }

  /** When its offer is due, or null before it had one. */
  public @Nullable Instant holdExpiresAt() {
    return holdExpiresAt;
  }

  /** Why it lapsed, or null for one that did not. */
  public @Nullable String endReason() {
    return endReason;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it was offered, or null before. */
  public @Nullable Instant offeredAt() {
    return offeredAt;
  }

  /** When it was taken, lapsed or left; null while it is active. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
