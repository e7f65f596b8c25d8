package io.flashsale.web.live;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who listens, and what they are told of products and of what they follow.
 *
 * <p>A state is written once and sent to all. Products are told at once when they have been quiet,
 * and at most every {@link #PAUSE} while they keep changing; where so many listen that a round
 * takes long, rounds are further apart, so that telling never takes more than a quarter of a core.
 *
 * <p>{@link #turn} does whatever is due; one thread calls it, the {@link LivePulse}.
 */
public final class LiveFeed implements AutoCloseable {

  /** The least time between two tellings of a product: five a second. */
  static final Duration PAUSE = Duration.ofMillis(200);

  /** What the time between two tellings grows to at most, however many listen. */
  static final Duration LONGEST_PAUSE = Duration.ofMillis(800);

  /** How many times as long as it took to tell all of them it rests before it tells again. */
  private static final int REST = 4;

  /** Who was sent nothing for this time is sent a heartbeat. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** How long the bytes that were sent to a client may take to leave before it is cut. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How often it is looked who needs a heartbeat, who is to be cut, and what was missed. */
  static final Duration LOOK = Duration.ofSeconds(1);

  /** What a snapshot may lag behind, so that a crowd which connects at once shares one. */
  private static final Duration SNAPSHOT_AGE = Duration.ofMillis(200);

  /** What a client waits before it connects again, by itself, after its stream broke. */
  private static final byte[] RETRY = Frame.ascii("retry: 3000\n\n");

  private static final byte[] COMMENT = Frame.ascii(": beat\n");

  private final StoreTime time;
  private final LiveJson json;
  private final ProductNews products;
  private final FollowNews follows;
  private final LongSupplier nanoTime;
  private final int mostListeners;
  private final BooleanSupplier room;
  private final Feed.Subscription subscription;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicInteger places = new AtomicInteger();
  private volatile Runnable waker = () -> {};
  private volatile boolean closed;
  private volatile @Nullable Snapshot lastSnapshot;
  private long nextRound;
  private long nextLook;

  private record Snapshot(ProductNews.News news, long nanos) {}

  /**
   * A feed without listeners.
   *
   * @param mostListeners how many may listen at once
   * @param room whether there is memory for one more
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public LiveFeed(
      Catalog catalog,
      StoreTime time,
      Feed changes,
      Map<Kind, FollowSource> sources,
      LiveJson json,
      int mostListeners,
      BooleanSupplier room,
      LongSupplier nanoTime) {
    this.time = time;
    this.json = json;
    this.products = new ProductNews(catalog, time, json);
    this.follows = new FollowNews(new Follows(sources, json), nanoTime);
    this.mostListeners = mostListeners;
    this.room = room;
    this.nanoTime = nanoTime;
    this.nextRound = nanoTime.getAsLong();
    this.nextLook = nextRound;
    this.subscription = changes.subscribe(this::onChange);
  }

  /** Called by whoever changes something, between two commits: it notes that and returns. */
  private void onChange(Change change) {
    boolean news =
        switch (change) {
          case Change.ProductChanged(int productId) -> {
            products.changed(productId);
            yield true;
          }
          case Change.Committed(int productId, long from, long to) -> {
            follows.movedHere(productId, from, to);
            yield false;
          }
          case Change.OrdersResolved(_, var orders, _) -> follows.resolved(orders);
          case Change.LineMoved(int productId, _) -> {
            follows.lineMoved(productId);
            yield true;
          }
          case Change.HoldsPlaced _, Change.BooksViolated _, Change.BooksAgree _ -> false;
        };
    if (news) {
      waker.run();
    }
  }

  /** Has the given called when {@link #turn} has something to do before it was due. */
  void wakeBy(Runnable wake) {
    waker = wake;
  }

  /**
   * Gives a client a place and finds what it wants to follow; may wait for the database.
   *
   * @param keys what it follows, 64 at most
   */
  public Joined join(List<Key> keys) {
    if (places.incrementAndGet() > mostListeners || closed || !room.getAsBoolean()) {
      places.decrementAndGet();
      return new Joined.Full();
    }
    Listener listener = new Listener(this, keys);
    boolean in = false;
    try {
      var unknown = follows.begin(listener);
      in = unknown.isEmpty();
      return in ? new Joined.In(listener) : new Joined.Unknown(unknown.orElseThrow());
    } finally {
      if (!in) {
        places.decrementAndGet();
      }
    }
  }

  /** Begins a client's stream with all that there is to know. */
  public void begin(Listener listener, Wire wire) {
    long now = nanos();
    ProductNews.News snapshot = snapshot(now);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(RETRY);
    bytes.writeBytes(snapshot.bytes());
    follows.framesOf(listener.follows(), -1).forEach(bytes::writeBytes);
    bytes.writeBytes(timeFrame());
    listeners.add(listener);
    listener.begin(wire, bytes.toByteArray(), snapshot.version(), now);
    if (closed) {
      listener.end();
    }
  }

  private ProductNews.News snapshot(long now) {
    Snapshot last = lastSnapshot;
    if (last == null || now - last.nanos() > SNAPSHOT_AGE.toNanos()) {
      last = new Snapshot(products.snapshot(), now);
      lastSnapshot = last;
    }
    return last.news();
  }

  private byte[] timeFrame() {
    return Frame.of("time", json.time(time.now()));
  }

  /** Gives a client's place back. */
  void leave(Listener listener) {
    listeners.remove(listener);
    follows.end(listener);
    places.decrementAndGet();
  }

  /** What is new of products since a version. */
  ProductNews.News since(long version) {
    return products.since(version);
  }

  /** The states of those follows whose bit is set. */
  List<byte[]> framesOf(List<Key> keys, long bits) {
    return follows.framesOf(keys, bits);
  }

  long nanos() {
    return nanoTime.getAsLong();
  }

  /** How many listen. */
  public int listening() {
    return places.get();
  }

  /**
   * Does what is due.
   *
   * @return in how many nanoseconds the next turn is due, unless it is woken before
   */
  long turn() {
    follows.tellResolved();
    long toSale = untilNextSale();
    long now = nanos();
    if (now - nextRound >= 0) {
      if (follows.tellLines()) {
        nextRound = now + PAUSE.toNanos();
      }
      if (products.waiting()) {
        round();
      }
    }
    if (now - nextLook >= 0) {
      look(now);
      nextLook = now + LOOK.toNanos();
    }
    now = nanos();
    long wait = Math.min(toSale, nextLook - now);
    boolean something = products.waiting() || follows.waiting();
    return Math.max(0, something ? Math.min(wait, nextRound - now) : wait);
  }

  private long untilNextSale() {
    return products
        .noteSales()
        .map(next -> Duration.between(time.now(), next))
        .filter(wait -> wait.compareTo(LOOK) < 0)
        .orElse(LOOK)
        .toNanos();
  }

  private void round() {
    long begun = nanos();
    Set<Product> lookedAt = new HashSet<>();
    if (products.makeVersion(lookedAt)) {
      listeners.forEach(listener -> listener.push(begun));
    }
    lookedAt.forEach(product -> follows.seen(product.id(), product.ledger().seq()));
    long now = nanos();
    long rest = Math.min(LONGEST_PAUSE.toNanos(), REST * (now - begun));
    nextRound = Math.max(begun + PAUSE.toNanos(), now + rest);
  }

  private void look(long now) {
    var heartbeat = new ByteArrayOutputStream();
    heartbeat.writeBytes(COMMENT);
    heartbeat.writeBytes(timeFrame());
    byte[] bytes = heartbeat.toByteArray();
    listeners.forEach(listener -> listener.beat(bytes, now));
    follows.readMissed();
  }

  /** Ends all streams; who asks for one from now on is refused. */
  @Override
  public void close() {
    closed = true;
    subscription.close();
    new ArrayList<>(listeners).forEach(Listener::end);
    follows.close();
  }
}
