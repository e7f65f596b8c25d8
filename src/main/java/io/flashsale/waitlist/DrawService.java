package io.flashsale.waitlist;

import io.flashsale.draw.Beacon;
import io.flashsale.draw.DrawRepository;
import io.flashsale.draw.DrawTerms;
import io.flashsale.draw.PublishedDraw;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.SaleState;
import java.util.HexFormat;
import java.util.Optional;

/** Tells what is known of draws, and takes the value of the beacon that one waits for. */
public final class DrawService {
  private final Database database;
  private final DrawRepository draws;
  private final ProductRepository products;
  private final StoreClock clock;

  public DrawService(
      Database database, DrawRepository draws, ProductRepository products, StoreClock clock) {
    this.database = database;
    this.draws = draws;
    this.products = products;
    this.clock = clock;
  }

  /** What is known of a product's draw before it is made; empty for a product without a draw. */
  public Optional<DrawTerms> terms(int productId) {
    return database.call(session -> Optional.ofNullable(draws.terms(session, productId)));
  }

  /** A product's draw that was made. */
  public Optional<PublishedDraw> published(int productId) {
    return database.call(session -> Optional.ofNullable(draws.published(session, productId)));
  }

  /** What became of a beacon's value. */
  public sealed interface BeaconOutcome {
    /** It is written, now or before. */
    record Taken() implements BeaconOutcome {}

    /** There is no such product, or its draw waits for no beacon. */
    record NoBeacon() implements BeaconOutcome {}

    /** Entries are not closed yet: a value that is known now could be played to. */
    record TooEarly() implements BeaconOutcome {}

    /** Another value was given before, and stays. */
    record Given() implements BeaconOutcome {}
  }

  /**
   * Writes the value of a product's beacon, once and after entries have closed.
   *
   * @param value {@link Beacon#VALUE_MIN} to {@link Beacon#VALUE_MAX} bytes
   */
  public BeaconOutcome giveBeacon(int productId, byte[] value) {
    return database.call(
        session -> {
          Product product = products.lock(session, productId);
          DrawTerms terms = draws.terms(session, productId);
          if (product == null
              || product.opening() != OpeningMode.DRAW
              || terms == null
              || terms.beacon() == null) {
            return new BeaconOutcome.NoBeacon();
          }
          if (product.window().at(clock.now(session)) == SaleState.UPCOMING) {
            return new BeaconOutcome.TooEarly();
          }
          String known = terms.beaconValue();
          if (known != null) {
            return known.equals(HexFormat.of().formatHex(value))
                ? new BeaconOutcome.Taken()
                : new BeaconOutcome.Given();
          }
          draws.setBeaconValue(session, productId, value);
          return new BeaconOutcome.Taken();
        });
  }
}
