package io.flashsale.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A hold and what became of it. An instance is the order as it was at one time and never changes.
 */
@Entity
@Immutable
@Table(name = "orders")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields after the empty constructor
public class Order {
  @Id private UUID id;

  @Column(name = "product_id")
  private int productId;

  @Column(name = "customer_email")
  private String customerEmail;

  @Column(name = "customer_key")
  private String customerKey;

  private int quantity;
  private long price;
  private String status;

  @Column(name = "idempotency_key")
  private @Nullable String idempotencyKey;

  private long arrival;

  @Column(name = "hold_seq")
  private long holdSeq;

  @Column(name = "resolved_seq")
  private @Nullable Long resolvedSeq;

  @Column(name = "hold_expires_at")
  private Instant holdExpiresAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  @Column(name = "entry_id")
  private @Nullable UUID entryId;

  protected Order() {}

  /**
   * A new, pending order.
   *
   * @param price of one unit, in minor units
   * @param arrival the node's arrival counter of the request
   * @param holdSeq the place of its {@code hold_created} event
   * @param entryId the entry of the line whose offer it is, or null for a hold that was asked for
   */
  public Order(
      UUID id,
      int productId,
      CustomerEmail customer,
      int quantity,
      long price,
      @Nullable String idempotencyKey,
      long arrival,
      long holdSeq,
      Instant createdAt,
      Instant holdExpiresAt,
      @Nullable UUID entryId) {
    this.id = id;
    this.productId = productId;
    this.customerEmail = customer.address();
    this.customerKey = customer.canonical();
    this.quantity = quantity;
    this.price = price;
    this.status = OrderStatus.PENDING.code();
    this.idempotencyKey = idempotencyKey;
    this.arrival = arrival;
    this.holdSeq = holdSeq;
    this.createdAt = createdAt;
    this.holdExpiresAt = holdExpiresAt;
    this.entryId = entryId;
  }

  /** This order after its hold was resolved by the event at the given place of the ledger. */
  public Order resolved(OrderStatus status, long seq, Instant at) {
    Order order = new Order();
    order.id = id;
    order.productId = productId;
    order.customerEmail = customerEmail;
    order.customerKey = customerKey;
    order.quantity = quantity;
    order.price = price;
    order.status = status.code();
    order.idempotencyKey = idempotencyKey;
    order.arrival = arrival;
    order.holdSeq = holdSeq;
    order.resolvedSeq = seq;
    order.createdAt = createdAt;
    order.holdExpiresAt = holdExpiresAt;
    order.resolvedAt = at;
    order.entryId = entryId;
    return order;
  }

  public UUID id() {
    return id;
  }

  public int productId() {
    return productId;
  }

  public String customerEmail() {
    return customerEmail;
  }

  public String customerKey() {
    return customerKey;
  }

  public int quantity() {
    return quantity;
  }

  /** The price of one unit when it was held, in minor units. */
  public long price() {
    return price;
  }

  public OrderStatus status() {
    return OrderStatus.ofCode(status);
  }

  public @Nullable String idempotencyKey() {
    return idempotencyKey;
  }

  public long arrival() {
    return arrival;
  }

  /** The place of the {@code hold_created} event in the product's ledger. */
  public long holdSeq() {
    return holdSeq;
  }

  /** The place of the event that resolved the hold, or null while it is pending. */
  public @Nullable Long resolvedSeq() {
    return resolvedSeq;
  }

  /** When the hold is due. */
  public Instant holdExpiresAt() {
    return holdExpiresAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When the hold was resolved, or null while it is pending. */
  public @Nullable Instant resolvedAt() {
    return resolvedAt;
  }

  /** The entry of the line whose offer it is, or null for a hold that was asked for. */
  public @Nullable UUID entryId() {
    return entryId;
  }
}
