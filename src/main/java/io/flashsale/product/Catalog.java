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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All products as this node last saw them, in memory.
 *
 * <p>Lists are answered from here. What this node commits it knows at once; what other nodes commit
 * it learns by {@link #refresh}. Of two versions of a product the one with the longer ledger wins,
 * then the one whose line has moved more, so a slow refresh never takes a newer commit back. What
 * is said of a product is changed beside its ledger, so the newest of that is kept on its own.
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
      read.forEach(this::seen);
      forgetPurged(read);
      lastWholeRefresh = number;
    } finally {
      refreshing.unlock();
    }
  }

  /** Only rehearsals are ever purged, perhaps by another node. */
  private void forgetPurged(List<Product> read) {
    Set<Integer> there = read.stream().map(Product::id).collect(Collectors.toSet());
    products.values().removeIf(known -> known.rehearsal() && !there.contains(known.id()));
  }

  /** Forgets a rehearsal's product that was purged. */
  public void purged(int productId) {
    refreshing.lock();
    try {
      // Under the lock, so that a refresh which had read the product before does not bring it back.
      products.remove(productId);
    } finally {
      refreshing.unlock();
    }
  }

  /** Reads some products from the database, which another node is said to have changed. */
  public void refresh(Set<Integer> ids) {
    database.call(session -> repository.findAll(session, ids)).forEach(this::seen);
  }

  /**
   * Takes a product as this node's commit has left it, and tells the other nodes.
   *
   * @param fromSeq the head of the product's ledger before the commit
   */
  public void committed(long fromSeq, Product product) {
    feed.publish(new Change.Committed(product.id(), fromSeq, product.ledger().seq()));
    take(product);
  }

  /** Takes a product as its row was read; whoever changed it has told the nodes. */
  public void seen(Product product) {
    Product before = products.get(product.id());
    take(product);
    if (before != null && product.line().version() > before.line().version()) {
      // Where people stand follows from the row, which came after the word that the line moved.
      feed.publish(new Change.LineMoved(product.id(), true));
    }
  }

  private void take(Product product) {
    Product before = products.get(product.id());
    Product after = products.merge(product.id(), product, (old, fresh) -> fresh.newest(old));
    boolean told = before == null || differs(before, after);
    if (told) {
      version.incrementAndGet();
    }
    if (told && !after.rehearsal()) {
      feed.publish(new Change.ProductChanged(product.id()));
    }
  }

  private static boolean differs(Product before, Product after) {
    return before.ledger().seq() != after.ledger().seq()
        || before.line().version() != after.line().version()
        || before.version() != after.version();
  }

  /** The product, asked of the database when this node does not know it; none that was removed. */
  public Optional<Product> find(int id) {
    Product known = products.get(id);
    if (known == null && id > 0) {
      refreshSince(refreshesBegun.get());
      known = products.get(id);
    }
    return Optional.ofNullable(known).filter(product -> !product.removed());
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

  /** All products by id, but for those of rehearsals, which stand in no list. */
  public List<Product> all() {
    return sorted(product -> !product.rehearsal());
  }

  /** The products of rehearsals that were not purged yet, by id. */
  public List<Product> rehearsals() {
    return sorted(Product::rehearsal);
  }

  private List<Product> sorted(Predicate<Product> wanted) {
    return products.values().stream()
        .filter(product -> !product.removed() && wanted.test(product))
        .sorted(Comparator.comparingInt(Product::id))
        .toList();
  }

  /** The products in the given state now, by id. */
  public List<Product> in(SaleState state) {
    Instant now = time.now();
    return all().stream().filter(product -> product.window().at(now) == state).toList();
  }
}
