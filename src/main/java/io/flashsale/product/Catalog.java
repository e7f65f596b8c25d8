package io.flashsale.product;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.persistence.StoreTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All products as this node last saw them, in memory.
 *
 * <p>Lists are answered from here. What this node commits it knows at once; what other nodes commit
 * it learns by {@link #refresh}. Of two versions of a product the one with the longer ledger wins,
 * then the one whose line has moved more, so a slow refresh never takes a newer commit back.
 */
public final class Catalog {
  private final Database database;
  private final ProductRepository repository;
  private final StoreClock clock;
  private final StoreTime time;
  private final Feed feed;
  private final ConcurrentMap<Integer, Product> products = new ConcurrentHashMap<>();
  private final ReentrantLock refreshing = new ReentrantLock();
  private final AtomicLong refreshesBegun = new AtomicLong();
  private final AtomicLong version = new AtomicLong();
  private volatile long lastWholeRefresh;

  public Catalog(
      Database database,
      ProductRepository repository,
      StoreClock clock,
      StoreTime time,
      Feed feed) {
    this.database = database;
    this.repository = repository;
    this.clock = clock;
    this.time = time;
    this.feed = feed;
  }

  /** Reads all products from the database. */
  public void refresh() {
    refreshing.lock();
    try {
      long number = refreshesBegun.incrementAndGet();
      List<Product> read =
          database.call(
              session -> {
                time.observe(clock.now(session));
                return repository.all(session);
              });
      read.forEach(this::accept);
      lastWholeRefresh = number;
    } finally {
      refreshing.unlock();
    }
  }

  /** Takes a product as it stands after a commit. */
  public void accept(Product product) {
    Product before = products.get(product.id());
    Product after =
        products.merge(product.id(), product, (old, fresh) -> fresh.isAsNewAs(old) ? fresh : old);
    if (before == null || differs(before, after)) {
      version.incrementAndGet();
      feed.publish(new Change.ProductChanged(product.id()));
    }
  }

  private static boolean differs(Product before, Product after) {
    return before.ledger().seq() != after.ledger().seq()
        || before.line().version() != after.line().version()
        || !before.details().equals(after.details());
  }

  /** The product, asked of the database when this node does not know it. */
  public Optional<Product> find(int id) {
    Product known = products.get(id);
    if (known != null || id <= 0) {
      return Optional.ofNullable(known);
    }
    refreshSince(refreshesBegun.get());
    return Optional.ofNullable(products.get(id));
  }

  /** Waits for a whole refresh that begins after now; many callers share one. */
  private void refreshSince(long begun) {
    refreshing.lock();
    try {
      if (lastWholeRefresh <= begun) {
        refresh();
      }
    } finally {
      refreshing.unlock();
    }
  }

  /** A number that grows with every product that is new or changed. */
  public long version() {
    return version.get();
  }

  /** All products by id. */
  public List<Product> all() {
    return products.values().stream().sorted(Comparator.comparingInt(Product::id)).toList();
  }

  /** The products in the given state now, by id. */
  public List<Product> in(SaleState state) {
    Instant now = time.now();
    return all().stream().filter(product -> product.window().at(now) == state).toList();
  }
}
