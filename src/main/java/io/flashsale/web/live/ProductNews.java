package io.flashsale.web.live;

import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What is told of products, in versions: each is written once, whoever is told it.
 *
 * <p>One thread makes versions; any may ask for what is new since one.
 */
final class ProductNews {

  /** A sale that ended longer ago is not told to who connects. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final byte[] NOTHING = new byte[0];

  private final Catalog catalog;
  private final StoreTime time;
  private final LiveJson json;
  private final ConcurrentMap<Integer, ProductTold> told = new ConcurrentHashMap<>();
  private final Set<Integer> dirty = ConcurrentHashMap.newKeySet();
  private volatile News newest = new News(0, 0, NOTHING);

  /** The bytes that bring a client from one version to another. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record News(long from, long version, byte[] bytes) {}

  ProductNews(Catalog catalog, StoreTime time, LiveJson json) {
    this.catalog = catalog;
    this.time = time;
    this.json = json;
    catalog.all().forEach(product -> changed(product.id()));
  }

  /** Notes that a product is another than before. */
  void changed(int productId) {
    dirty.add(productId);
  }

  /** Whether there may be something to tell. */
  boolean waiting() {
    return !dirty.isEmpty();
  }

  /** Notes the sales that have opened or ended, and returns when the next one will. */
  Optional<Instant> noteSales() {
    Instant now = time.now();
    Instant next = null;
    for (ProductTold it : told.values()) {
      if (it.product().window().at(now) != it.state()) {
        dirty.add(it.product().id());
      }
      next = earlier(next, it.product().window().startsAt(), now);
      next = earlier(next, it.product().window().endsAt(), now);
    }
    return Optional.ofNullable(next);
  }

  private static @Nullable Instant earlier(@Nullable Instant next, Instant other, Instant now) {
    return other.isAfter(now) && (next == null || other.isBefore(next)) ? other : next;
  }

  /** Makes a version of all that changed; returns the products looked at when there is one. */
  boolean makeVersion(Set<Product> lookedAt) {
    Instant now = time.now();
    long version = newest.version() + 1;
    var bytes = new ByteArrayOutputStream();
    for (int productId : Set.copyOf(dirty)) {
      // Before the look, so that what changes after it is looked at again.
      dirty.remove(productId);
      Product product = catalog.find(productId).orElse(null);
      if (product != null) {
        lookedAt.add(product);
        var next = ProductTold.next(told.get(productId), product, now, json, version);
        if (next != null) {
          told.put(productId, next);
          writeNews(next, version - 1, bytes);
        }
      }
    }
    if (bytes.size() == 0) {
      return false;
    }
    newest = new News(version - 1, version, bytes.toByteArray());
    return true;
  }

  /** What is new since a version. */
  News since(long version) {
    News last = newest;
    if (version == last.from()) {
      return last;
    }
    if (version >= last.version()) {
      return new News(version, version, NOTHING);
    }
    List<ProductTold> missed =
        told.values().stream()
            .filter(it -> it.version() > version)
            .sorted(Comparator.comparingInt(it -> it.product().id()))
            .toList();
    var bytes = new ByteArrayOutputStream();
    missed.forEach(it -> writeNews(it, version, bytes));
    return new News(version, last.version(), bytes.toByteArray());
  }

  private static void writeNews(ProductTold it, long since, ByteArrayOutputStream bytes) {
    if (it.saleVersion() > since) {
      bytes.writeBytes(it.sale());
    }
    bytes.writeBytes(it.stock());
  }

  /** All products as they are now, which is the newest version or later. */
  News snapshot() {
    long version = newest.version();
    Instant now = time.now();
    var bytes = new ByteArrayOutputStream();
    for (Product product : catalog.all()) {
      if (product.window().endsAt().isAfter(now.minus(REMEMBERED))) {
        bytes.writeBytes(Frame.of("sale", json.sale(product, now)));
        bytes.writeBytes(Frame.of("stock", json.stock(product, now)));
      }
    }
    return new News(0, version, bytes.toByteArray());
  }
}
