package io.flashsale.inventory;

import io.flashsale.product.Product;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product's row as its sequencer last saw it, from which a sold-out product refuses.
 *
 * @param time the database's time of the look
 * @param nanos this machine's monotonic clock of the look
 */
record Glance(Product product, Instant time, long nanos) {

  /** How long a look is good for: other nodes may have given stock back since. */
  static final Duration GOOD_FOR = Duration.ofMillis(250);

  /** The refusal of a new hold, or null when the sequencer has to be asked. */
  @Nullable HoldOutcome refusal() {
    long age = System.nanoTime() - nanos;
    if (product.stock().available() > 0 || age > GOOD_FOR.toNanos()) {
      return null;
    }
    return switch (product.window().at(time.plusNanos(age))) {
      case LIVE -> product.paused() ? new HoldOutcome.SaleNotActive() : new HoldOutcome.SoldOut();
      case UPCOMING, ENDED -> new HoldOutcome.SaleNotActive();
    };
  }
}
