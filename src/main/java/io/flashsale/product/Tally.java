package io.flashsale.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What a product's orders have come to, so that no figure needs them counted.
 *
 * @param expiredUnits units whose hold expired
 * @param holdsCreated holds ever made; the other counts are of orders in that status
 */
@Embeddable
public record Tally(
    @Column(name = "expired") long expiredUnits,
    @Column(name = "holds_created") long holdsCreated,
    @Column(name = "pending_orders") long pending,
    @Column(name = "confirmed_orders") long confirmed,
    @Column(name = "expired_orders") long expired,
    @Column(name = "cancelled_orders") long cancelled,
    @Column(name = "returned_orders") long returned) {

  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  public Tally held() {
    return new Tally(
        expiredUnits, holdsCreated + 1, pending + 1, confirmed, expired, cancelled, returned);
  }

  public Tally confirmOne() {
    return new Tally(
        expiredUnits, holdsCreated, pending - 1, confirmed + 1, expired, cancelled, returned);
  }

  public Tally expireOne(int units) {
    return new Tally(
        expiredUnits + units,
        holdsCreated,
        pending - 1,
        confirmed,
        expired + 1,
        cancelled,
        returned);
  }

  public Tally cancelOne() {
    return new Tally(
        expiredUnits, holdsCreated, pending - 1, confirmed, expired, cancelled + 1, returned);
  }

  /** A confirmed order was returned. */
  public Tally returnOne() {
    return new Tally(
        expiredUnits, holdsCreated, pending, confirmed - 1, expired, cancelled, returned + 1);
  }
}
