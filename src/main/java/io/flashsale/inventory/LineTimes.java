package io.flashsale.inventory;

import io.flashsale.draw.DrawRepository;
import io.flashsale.draw.DrawTerms;
import io.flashsale.draw.Seed;
import io.flashsale.draw.Shuffle;
import io.flashsale.draw.Tickets;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.waitlist.WaitlistRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a product's draw when its sale begins and closes its line when the sale ends, in the
 * transaction of whichever group comes first after that.
 */
final class LineTimes {
  private static final Logger log = LoggerFactory.getLogger(LineTimes.class);

  private final WaitlistRepository entries;
  private final DrawRepository draws;

  LineTimes(WaitlistRepository entries, DrawRepository draws) {
    this.entries = entries;
    this.draws = draws;
  }

  /** The product as its line is at this time; its row is locked. */
  Product keep(StatelessSession session, Product locked, Instant now) {
    return switch (locked.window().at(now)) {
      case UPCOMING -> locked;
      case LIVE ->
          locked.opening() == OpeningMode.DRAW && locked.line().drawnAt() == null
              ? open(session, locked, now)
              : locked;
      case ENDED -> locked.line().inLine() > 0 ? close(session, locked, now) : locked;
    };
  }

  private Product close(StatelessSession session, Product product, Instant now) {
    entries.close(session, product.id(), now);
    return product.withLine(product.line().close());
  }

  private Product open(StatelessSession session, Product product, Instant now) {
    DrawTerms terms = draws.terms(session, product.id());
    if (terms == null) {
      throw new IllegalStateException(
          "product %d opens by a draw that nobody committed to".formatted(product.id()));
    }
    if (terms.awaitsBeacon() && product.line().entered() > 0) {
      return product.withLine(product.line().keepPlacesOfEntered());
    }
    long before = System.nanoTime();
    draw(session, product.id(), terms);
    log.info(
        "The draw of product {} put {} entries in order in {} ms",
        product.id(),
        product.line().entered(),
        Duration.ofNanos(System.nanoTime() - before).toMillis());
    return product.withLine(product.line().draw(now));
  }

  private void draw(StatelessSession session, int productId, DrawTerms terms) {
    Seed seed = draws.seed(session, productId);
    List<UUID> entered = entries.entered(session, productId);
    String beacon = terms.beaconValue();
    Shuffle shuffle =
        Shuffle.of(
            seed,
            beacon == null ? new byte[0] : HexFormat.of().parseHex(beacon),
            Tickets.ofEntries(entered));
    draws.publish(session, productId, seed, shuffle);
    entries.place(
        session, Arrays.stream(shuffle.places()).mapToObj(index -> entered.get(index)).toList());
  }
}
