package io.flashsale.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** When a product is for sale: from the start, up to but not including the end. */
@Embeddable
public record SaleWindow(
    @Column(name = "sale_starts_at") Instant startsAt,
    @Column(name = "sale_ends_at") Instant endsAt) {

  public SaleWindow {
    if (!startsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException("a sale starts before it ends");
    }
  }

  public SaleState at(Instant now) {
    if (now.isBefore(startsAt)) {
      return SaleState.UPCOMING;
    }
    return now.isBefore(endsAt) ? SaleState.LIVE : SaleState.ENDED;
  }
}
