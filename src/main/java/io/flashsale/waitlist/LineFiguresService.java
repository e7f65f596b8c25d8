package io.flashsale.waitlist;

import io.flashsale.draw.DrawRepository;
import io.flashsale.draw.DrawTerms;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.SaleState;
import io.flashsale.waitlist.LineFigures.DrawState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Tells what lines have come to.
 *
 * <p>A reading takes the product's row, a bounded number of its last events and of those in line:
 * it does not grow with what was sold or who waited before.
 */
public final class LineFiguresService {
  private final Database database;
  private final ProductRepository products;
  private final DrawRepository draws;
  private final StoreClock clock;
  private final LineFairnessRepository fairness = new LineFairnessRepository();

  public LineFiguresService(
      Database database, ProductRepository products, DrawRepository draws, StoreClock clock) {
    this.database = database;
    this.products = products;
    this.draws = draws;
    this.clock = clock;
  }

  /** The figures of a product's line; empty when there is no such product. */
  public Optional<LineFigures> read(int productId) {
    return database.call(
        session ->
            products.findAll(session, List.of(productId)).stream()
                .findFirst()
                .map(product -> read(session, product)));
  }

  private LineFigures read(StatelessSession session, Product product) {
    DrawTerms terms =
        product.opening() == OpeningMode.DRAW ? draws.terms(session, product.id()) : null;
    return new LineFigures(
        product,
        drawState(product, terms, clock.now(session)),
        terms,
        FairnessCheck.of(fairness.read(session, product), product.line().drawnAt()));
  }

  private static DrawState drawState(Product product, @Nullable DrawTerms terms, Instant now) {
    if (terms == null) {
      return DrawState.NONE;
    }
    if (product.line().drawnAt() != null) {
      return DrawState.DRAWN;
    }
    return terms.awaitsBeacon() && product.window().at(now) != SaleState.UPCOMING
        ? DrawState.AWAITS_BEACON
        : DrawState.ENTRIES_OPEN;
  }
}
