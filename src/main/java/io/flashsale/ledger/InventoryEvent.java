package io.flashsale.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One entry of a product's ledger; once written it never changes. */
@Entity
@Immutable
@Table(name = "inventory_events")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields after the empty constructor
public class InventoryEvent {
  private static final int SEQ_BITS = 40;

  @Id private long id;

  @Column(name = "product_id")
  private int productId;

  private long seq;

  @Column(name = "order_id")
  private @Nullable UUID orderId;

  private String type;
  private int delta;
  private int quantity;
  private @Nullable String reason;
  private byte[] hash;

  @Column(name = "created_at")
  private Instant createdAt;

  protected InventoryEvent() {}

  InventoryEvent(
      int productId,
      long seq,
      EventType type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable UUID orderId,
      Instant createdAt,
      byte[] hash) {
    this.id = idOf(productId, seq);
    this.productId = productId;
    this.seq = seq;
    this.type = type.code();
    this.delta = delta;
    this.quantity = quantity;
    this.reason = reason;
    this.orderId = orderId;
    this.createdAt = createdAt;
    this.hash = hash;
  }

  /** The id of the event at a place of a product's chain. */
  public static long idOf(int productId, long seq) {
    return ((long) productId << SEQ_BITS) | seq;
  }

  long id() {
    return id;
  }

  public int productId() {
    return productId;
  }

  public long seq() {
    return seq;
  }

  public String type() {
    return type;
  }

  /** By how many units {@code available} changes. */
  public int delta() {
    return delta;
  }

  public int quantity() {
    return quantity;
  }

  public @Nullable String reason() {
    return reason;
  }

  public @Nullable UUID orderId() {
    return orderId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  byte[] hash() {
    return hash;
  }
}
