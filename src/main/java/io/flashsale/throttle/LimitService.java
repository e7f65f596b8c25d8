package io.flashsale.throttle;

import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.throttle.LimitChangeRepository.LimitChange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limits that hold now: what the admin changed while the store ran, else what this node's
 * settings say.
 *
 * <p>A change is kept in the database and holds on every node, there within half a second. It is
 * asked for with every group of holds, so it is answered from memory.
 */
public final class LimitService {
  private final Database database;
  private final LimitChangeRepository repository = new LimitChangeRepository();
  private final StoreClock clock;
  private final Map<LimitName, Integer> configured;
  private volatile Map<LimitName, LimitChange> changes = Map.of();

  /**
   * @param holds the limits of holds, as this node's settings say
   * @param cooldown the wait after two holds that lapsed, as they say
   */
  public LimitService(
      Database database, StoreClock clock, ThrottleSettings holds, Duration cooldown) {
    this.database = database;
    this.clock = clock;
    this.configured =
        Map.of(
            LimitName.HOLDS_PER_EMAIL,
            holds.perEmail(),
            LimitName.HOLDS_PER_IP,
            holds.perIp(),
            LimitName.HOLD_WINDOW_SECONDS,
            (int) holds.window().toSeconds(),
            LimitName.COOLDOWN_SECONDS,
            (int) cooldown.toSeconds());
  }

  /** The limits of holds. */
  public ThrottleSettings holds() {
    return new ThrottleSettings(
        value(LimitName.HOLDS_PER_EMAIL),
        value(LimitName.HOLDS_PER_IP),
        Duration.ofSeconds(value(LimitName.HOLD_WINDOW_SECONDS)));
  }

  /** The wait after two holds that lapsed, zero for none. */
  public Duration cooldown() {
    return Duration.ofSeconds(value(LimitName.COOLDOWN_SECONDS));
  }

  /** How many of a client address may enter a draw, 0 for no limit: as many as it may hold. */
  public int entriesPerAddress() {
    return holds().window().isZero() ? 0 : value(LimitName.HOLDS_PER_IP);
  }

  /** All limits, in the order of their names' declaration. */
  public List<Limit> all() {
    return Arrays.stream(LimitName.values()).map(this::limit).toList();
  }

  private Limit limit(LimitName name) {
    LimitChange change = changes.get(name);
    int own = configured(name);
    return change == null
        ? new Limit(name, own, own, null)
        : new Limit(name, change.value(), own, change.at());
  }

  private int value(LimitName name) {
    return limit(name).value();
  }

  private int configured(LimitName name) {
    return configured.getOrDefault(name, 0);
  }

  /**
   * Changes limits for all nodes, all of them or none.
   *
   * @param wanted values from 0 to {@link LimitName#most}; empty gives a limit back to the settings
   *     of each node
   * @return all limits afterwards
   */
  public synchronized List<Limit> change(Map<LimitName, Optional<Integer>> wanted) {
    wanted.forEach(LimitService::check);
    changes =
        database.call(
            session -> {
              var now = clock.now(session);
              wanted.forEach(
                  (name, value) ->
                      value.ifPresentOrElse(
                          given -> repository.put(session, name, new LimitChange(given, now)),
                          () -> repository.remove(session, name)));
              return Map.copyOf(repository.all(session));
            });
    return all();
  }

  private static void check(LimitName name, Optional<Integer> value) {
    if (value.isPresent() && (value.get() < 0 || value.get() > name.most())) {
      throw new IllegalArgumentException("%s cannot be %d".formatted(name, value.get()));
    }
  }

  /** Reads what was changed on other nodes. */
  public synchronized void refresh() {
    changes = database.call(session -> Map.copyOf(repository.all(session)));
  }
}
