package io.flashsale.throttle;

import io.flashsale.redis.RedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.redisson.client.RedisException;

/**
 * Counts granted holds in Redis, one counter a customer and one a client address.
 *
 * <p>Credits are taken before a hold is decided and given back when it is not granted, so only
 * granted holds count.
 */
public final class HoldThrottle {

  /** How long a group waits for Redis before its new holds are answered 503. */
  static final Duration ANSWER = Duration.ofMillis(200);

  private final RedisConnection redis;
  private final Supplier<ThrottleSettings> settings;
  private final Counters counters;

  /**
   * @param settings the limits that hold now, asked once a group
   */
  public HoldThrottle(RedisConnection redis, Supplier<ThrottleSettings> settings) {
    this.redis = redis;
    this.settings = settings;
    this.counters = new Counters(new ScriptCalls(redis.client()), redis.cluster());
  }

  /** Credits for the holds of one group. */
  public Credits open() {
    return new Credits(this, settings.get());
  }

  /**
   * What Redis said of a counter.
   *
   * @param granted how many credits were taken
   * @param windowLeft until the counter's window ends
   */
  record Grant(int granted, Duration windowLeft) {}

  /** How many credits of a counter with a limit are wanted. */
  record CreditRequest(int limit, int wanted) {}

  /** Takes credits of several counters; those that are new count for the given window. */
  Map<String, Grant> take(Map<String, CreditRequest> requests, Duration window)
      throws ThrottleUnavailable {
    if (redis.away()) {
      throw new ThrottleUnavailable("Redis is away");
    }
    CompletableFuture<Map<String, Grant>> grants = null;
    try {
      grants = counters.take(requests, window);
      return grants.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Slow is not away: whether Redis is there is for the next check of the connection to say.
      if (grants != null) {
        refundWhenLate(grants);
      }
      throw new ThrottleUnavailable("Redis did not count in time", e);
    } catch (ExecutionException | RedisException e) {
      redis.failed(e);
      throw new ThrottleUnavailable("Redis did not count", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ThrottleUnavailable("interrupted", e);
    }
  }

  /** An answer that comes after nobody waits for it has still taken credits. */
  private void refundWhenLate(CompletableFuture<Map<String, Grant>> grants) {
    var _ =
        grants.thenAccept(
            late -> {
              Map<String, Integer> unused = new HashMap<>();
              late.forEach((key, grant) -> unused.put(key, grant.granted()));
              refund(unused);
            });
  }

  /** Gives credits back without waiting; what is lost here ends with its window. */
  void refund(Map<String, Integer> credits) {
    Map<String, Integer> due = new HashMap<>(credits);
    due.values().removeIf(count -> count <= 0);
    if (due.isEmpty() || redis.away()) {
      return;
    }
    var _ =
        counters
            .refund(due)
            .exceptionally(
                failure -> {
                  redis.failed(failure);
                  return null;
                });
  }
}
