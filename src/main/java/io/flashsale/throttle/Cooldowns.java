package io.flashsale.throttle;

import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Who let two holds lapse unpaid and waits out a cooldown, as this node knows it.
 *
 * <p>Asked for every hold, so it is answered from memory: what this node commits it knows at once,
 * what other nodes commit by {@link #refresh}, half a second later at most; and what the lapses of
 * the product itself began before its next command, by {@link #catchUp}.
 */
public final class Cooldowns {

  /** What may be committed later than another that was noted after it. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final Database database;
  private final CooldownRepository repository;
  private final StoreClock clock;
  private final Supplier<Duration> length;
  private final Duration holdTime;
  private final ConcurrentMap<String, Instant> untilByCustomer = new ConcurrentHashMap<>();
  private volatile Instant readUpTo = Instant.EPOCH;

  /** How many orders of a product had expired when all that they began was known here. */
  private final ConcurrentMap<Integer, Long> expiredSeen = new ConcurrentHashMap<>();

  /**
   * @param length how long somebody waits now, zero for no cooldown
   * @param holdTime how long a hold lasts
   */
  public Cooldowns(
      Database database,
      CooldownRepository repository,
      StoreClock clock,
      Supplier<Duration> length,
      Duration holdTime) {
    this.database = database;
    this.repository = repository;
    this.clock = clock;
    this.length = length;
    this.holdTime = holdTime;
  }

  /** Whether there is a cooldown at all. */
  public boolean on() {
    return !length.get().isZero();
  }

  /**
   * How near two lapses are for the second to begin a cooldown: its hold was placed within the
   * length of a cooldown after the first.
   */
  public Duration memory() {
    return length.get().plus(holdTime);
  }

  /** The cooldown of a customer whose second hold lapsed at the given time. */
  public Cooldown begin(String customerKey, Instant now) {
    return new Cooldown(customerKey, now.plus(length.get()), now);
  }

  /** How long the customer has to wait yet, or null. */
  public @Nullable Duration left(String customerKey, Instant now) {
    Instant until = untilByCustomer.get(customerKey);
    return until == null || !on() || !now.isBefore(until) ? null : Duration.between(now, until);
  }

  /** Takes cooldowns that are committed. */
  private void note(Collection<Cooldown> begun) {
    begun.forEach(
        cooldown ->
            untilByCustomer.merge(
                cooldown.customerKey(),
                cooldown.until(),
                (one, other) -> one.isAfter(other) ? one : other));
  }

  /** Reads what other nodes noted and forgets what is over. */
  public void refresh() {
    if (!on()) {
      return;
    }
    database.run(
        session -> {
          Instant now = clock.now(session);
          read(session, now);
          untilByCustomer.values().removeIf(until -> !now.isBefore(until));
        });
  }

  private void read(StatelessSession session, Instant now) {
    // A clock that was put back notes earlier than what was read before.
    Instant from = readUpTo.isAfter(now) ? now : readUpTo;
    var noted = repository.notedSince(session, from.minus(OVERLAP), now);
    note(noted);
    noted.stream()
        .map(Cooldown::notedAt)
        .filter(at -> at.isAfter(readUpTo))
        .max(Instant::compareTo)
        .ifPresent(at -> readUpTo = at);
  }

  /**
   * Reads what other nodes noted where holds of a product have lapsed there. With the product's row
   * locked nobody who let two of its holds lapse gets a third, whichever node is asked; where no
   * other node let any lapse it asks for nothing.
   *
   * @param expired how many of the product's orders have expired, by its locked row
   */
  public void catchUp(StatelessSession session, int productId, long expired, Instant now) {
    if (on() && expired != expiredSeen.getOrDefault(productId, 0L)) {
      read(session, now);
      expiredSeen.put(productId, expired);
    }
  }

  /**
   * Takes what a committed group of a product began.
   *
   * @param expired how many of the product's orders have expired after it
   */
  public void committed(int productId, long expired, Collection<Cooldown> begun) {
    note(begun);
    expiredSeen.put(productId, expired);
  }
}
