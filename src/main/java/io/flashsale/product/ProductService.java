package io.flashsale.product;

import io.flashsale.draw.DrawRepository;
import io.flashsale.draw.Seed;
import io.flashsale.ledger.Chain;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.persistence.Writes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
                    .filter(product -> !product.removed())
                    .map(
                        product -> {
                          Product updated = product.described(change.apply(product.details()));
                          products.updateDetails(session, updated);
                          return updated;
                        }));
    changed.ifPresent(product -> catalog.committed(product.ledger().seq(), product));
    return changed;
  }

  /** Opens, pauses, resumes, closes or extends a sale; by the database's clock, under its lock. */
  public SaleOutcome changeSale(int id, SaleChange change) {
    return underLock(id, (session, product) -> changeSale(session, product, change));
  }

  private SaleOutcome changeSale(StatelessSession session, Product product, SaleChange change) {
    Instant now = clock.now(session).truncatedTo(ChronoUnit.MICROS);
    SaleWindow window = product.window();
    SaleState state = window.at(now);
    return switch (change) {
      case SaleChange.Open _ ->
          state == SaleState.UPCOMING
              ? describe(session, product, new SaleWindow(now, window.endsAt()))
              : doneOr(product, state, SaleState.LIVE);
      case SaleChange.Close _ ->
          state == SaleState.LIVE
              ? describe(session, product, endingNow(window, now))
              : doneOr(product, state, SaleState.ENDED);
      case SaleChange.Extend(Duration by) -> {
        Instant from = window.endsAt().isAfter(now) ? window.endsAt() : now;
        yield describe(session, product, new SaleWindow(window.startsAt(), from.plus(by)));
      }
      case SaleChange.Pause _ ->
          state == SaleState.ENDED
              ? new SaleOutcome.NotNow(state)
              : desk(session, product, product.paused(true));
      case SaleChange.Resume _ -> desk(session, product, product.paused(false));
    };
  }

  private static SaleOutcome doneOr(Product product, SaleState state, SaleState wanted) {
    return state == wanted ? new SaleOutcome.Changed(product) : new SaleOutcome.NotNow(state);
  }

  /** A window has a length, also where it is closed in the moment in which it opened. */
  private static SaleWindow endingNow(SaleWindow window, Instant now) {
    Instant first = window.startsAt().plus(1, ChronoUnit.MICROS);
    return new SaleWindow(window.startsAt(), now.isAfter(first) ? now : first);
  }

  private SaleOutcome describe(StatelessSession session, Product product, SaleWindow window) {
    Product changed = product.described(product.details().within(window));
    products.updateDetails(session, changed);
    return new SaleOutcome.Changed(changed);
  }

  private SaleOutcome desk(StatelessSession session, Product before, Product after) {
    boolean same = before.paused() == after.paused() && before.removed() == after.removed();
    if (same) {
      return new SaleOutcome.Changed(before);
    }
    products.updateDesk(session, after);
    return new SaleOutcome.Changed(after);
  }

  /**
   * Takes a product back that nobody ever ordered or waits for: it stands in no list and can be
   * neither seen nor bought. Its row and its ledger stay, and so does the number.
   */
  public SaleOutcome remove(int id) {
    return underLock(
        id,
        (session, product) ->
            product.tally().holdsCreated() > 0 || product.line().inLine() > 0
                ? new SaleOutcome.HasOrders()
                : desk(session, product, product.removed(true)));
  }

  /** Brings a product that was taken back into the lists again. */
  public SaleOutcome restore(int id) {
    SaleOutcome outcome =
        database.call(
            session -> {
              Product product = products.lock(session, id);
              return product == null
                  ? new SaleOutcome.NotFound()
                  : desk(session, product, product.removed(false));
            });
    return told(outcome);
  }

  private SaleOutcome underLock(int id, BiFunction<StatelessSession, Product, SaleOutcome> change) {
    return told(
        database.call(
            session -> {
              Product product = products.lock(session, id);
              return product == null || product.removed()
                  ? new SaleOutcome.NotFound()
                  : change.apply(session, product);
            }));
  }

  private SaleOutcome told(SaleOutcome outcome) {
    if (outcome instanceof SaleOutcome.Changed(Product product)) {
      catalog.committed(product.ledger().seq(), product);
    }
    return outcome;
  }
}
