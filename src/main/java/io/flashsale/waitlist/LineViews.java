package io.flashsale.waitlist;

import io.flashsale.analytics.SaleMinutesRepository;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The lines of this node's products in memory, read anew when they have moved and somebody asks.
 *
 * <p>A long line is not read for each move: at most a tenth of the time goes into reading it.
 */
public final class LineViews {

  /** A line up to this long is read as often as it moves. */
  private static final int SHORT = 1_000;

  private static final int REST = 10;

  /** The time over which units that went back are counted. */
  private static final Duration LATELY = Duration.ofMinutes(15);

  private final Database database;
  private final WaitlistRepository entries;
  private final SaleMinutesRepository minutes;
  private final StoreTime time;
  private final ConcurrentMap<Integer, Slot> slots = new ConcurrentHashMap<>();

  public LineViews(
      Database database,
      WaitlistRepository entries,
      SaleMinutesRepository minutes,
      StoreTime time) {
    this.database = database;
    this.entries = entries;
    this.minutes = minutes;
    this.time = time;
  }

  /** A product's line and when it may be read again. */
  private static final class Slot {
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable LineView view;
    private volatile long restUntil;

    /** The view, when it is of the given version or may still be told. */
    @Nullable LineView fresh(long version) {
      LineView known = view;
      boolean resting = System.nanoTime() - restUntil < 0;
      return known != null && (known.version() >= version || (known.size() > SHORT && resting))
          ? known
          : null;
    }
  }

  /** The product's line, at least as new as the given row where the line is short. */
  public LineView of(Product product) {
    Slot slot = slots.computeIfAbsent(product.id(), id -> new Slot());
    LineView known = slot.fresh(product.line().version());
    if (known != null) {
      return known;
    }
    slot.reading.lock();
    try {
      known = slot.fresh(product.line().version());
      return known == null ? read(slot, product) : known;
    } finally {
      slot.reading.unlock();
    }
  }

  private LineView read(Slot slot, Product product) {
    long before = System.nanoTime();
    LineView view = database.call(session -> read(session, product));
    long took = System.nanoTime() - before;
    slot.restUntil = before + took * REST;
    slot.view = view;
    return view;
  }

  private LineView read(StatelessSession session, Product product) {
    var rows = new Rows(product.line().waiting());
    entries.eachWaiting(session, product.id(), rows::add);
    return new LineView(
        product.line().version(),
        rows.places(),
        rows.quantities(),
        freedPerSecond(session, product));
  }

  private double freedPerSecond(StatelessSession session, Product product) {
    Instant now = time.now();
    Instant from = now.minus(LATELY).truncatedTo(ChronoUnit.MINUTES);
    long units = minutes.expiredSince(session, product.id(), from);
    Instant opened = product.window().startsAt();
    Instant since = opened.isAfter(product.createdAt()) ? opened : product.createdAt();
    Duration passed = Duration.between(since.isAfter(from) ? since : from, now);
    return (double) units / Math.max(1, passed.toSeconds());
  }

  /** Growing columns of a line. */
  private static final class Rows {
    private static final int SLACK = 64;

    private long[] places;
    private int[] quantities;
    private int size;

    Rows(int expected) {
      places = new long[expected + SLACK];
      quantities = new int[expected + SLACK];
    }

    void add(long place, int quantity) {
      if (size == places.length) {
        places = Arrays.copyOf(places, size * 2);
        quantities = Arrays.copyOf(quantities, size * 2);
      }
      places[size] = place;
      quantities[size] = quantity;
      size++;
    }

    long[] places() {
      return Arrays.copyOf(places, size);
    }

    int[] quantities() {
      return Arrays.copyOf(quantities, size);
    }
  }
}
