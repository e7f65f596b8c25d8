package io.flashsale.product;

import io.flashsale.draw.DrawRepository;
import io.flashsale.draw.Seed;
import io.flashsale.ledger.Chain;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.persistence.Writes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.StatelessSession;

/** Makes products and changes what is said of them; their stock is the sequencer's. */
public final class ProductService {
  private final Database database;
  private final ProductRepository products;
  private final LedgerRepository ledger;
  private final DrawRepository draws;
  private final StoreClock clock;
  private final Catalog catalog;
  private final SecureRandom random = new SecureRandom();

  public ProductService(
      Database database,
      ProductRepository products,
      LedgerRepository ledger,
      DrawRepository draws,
      StoreClock clock,
      Catalog catalog) {
    this.database = database;
    this.products = products;
    this.ledger = ledger;
    this.draws = draws;
    this.clock = clock;
    this.catalog = catalog;
  }

  /**
   * Makes a product; its initial stock is the first event of its ledger, and a draw is committed to
   * with it.
   */
  public Product create(NewProduct wanted) {
    return createAll(List.of(wanted)).getFirst();
  }

  /** Makes several products, all of them or none. */
  public List<Product> createAll(List<NewProduct> wanted) {
    List<Product> made =
        database.call(
            session -> {
              Instant now = clock.now(session);
              return wanted.stream().map(one -> insert(session, one, now)).toList();
            });
    made.forEach(product -> catalog.committed(0, product));
    return made;
  }

  private Product insert(StatelessSession session, NewProduct wanted, Instant now) {
    Product product = new Product(wanted, now);
    products.insert(session, product);
    Chain chain = new Chain(product.id(), product.ledger(), now);
    chain.stockAdded(wanted.totalStock(), "initial stock");
    var writes = new Writes();
    ledger.insert(writes, chain.appended());
    Product stocked = product.moved(product.stock(), Tally.NONE, chain.head());
    products.updateCounters(writes, stocked);
    writes.run(session);
    if (wanted.opening() == OpeningMode.DRAW) {
      draws.insert(session, product.id(), Seed.random(random), wanted.beacon());
    }
    return stocked;
  }

  /**
   * Changes what is said of a product.
   *
   * @return the product afterwards, or empty when there is none of that id
   */
  public Optional<Product> update(int id, UnaryOperator<ProductDetails> change) {
    Optional<Product> changed =
        database.call(
            session ->
                Optional.ofNullable(products.lock(session, id))
                    .map(
                        product -> {
                          Product updated = product.described(change.apply(product.details()));
                          products.updateDetails(session, updated);
                          return updated;
                        }));
    changed.ifPresent(product -> catalog.committed(product.ledger().seq(), product));
    return changed;
  }
}
