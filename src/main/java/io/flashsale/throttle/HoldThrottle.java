package io.flashsale.throttle;

import io.flashsale.redis.RedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchResult;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/**
 * Counts granted holds in Redis, one counter a customer and one a client address.
 *
 * <p>Credits are taken before a hold is decided and given back when it is not granted, so only
 * granted holds count. Each counter is moved by a script of its own key, so a Cluster can hold
 * them.
 */
public final class HoldThrottle {

  /** How long a group waits for Redis before its new holds are answered 503. */
  static final Duration ANSWER = Duration.ofMillis(200);

  /** Takes up to ARGV[2] credits of a limit of ARGV[1]; the window starts with the first. */
  private static final String TAKE =
      """
      local used = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
      local granted = math.max(0, math.min(tonumber(ARGV[1]) - used, tonumber(ARGV[2])))
      if granted > 0 then
        redis.call('INCRBY', KEYS[1], granted)
      end
      local left = redis.call('PTTL', KEYS[1])
      if used == 0 or left == -1 then
        left = tonumber(ARGV[3])
        redis.call('PEXPIRE', KEYS[1], left)
      end
      return {granted, left}
      """;

  /** Gives ARGV[1] credits back, of those that are there. */
  private static final String REFUND =
      """
      local used = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
      local back = math.min(used, tonumber(ARGV[1]))
      if back > 0 and back == used then
        redis.call('DEL', KEYS[1])
      elseif back > 0 then
        redis.call('DECRBY', KEYS[1], back)
      end
      return back
      """;

  private final RedisConnection redis;
  private final ThrottleSettings settings;

  public HoldThrottle(RedisConnection redis, ThrottleSettings settings) {
    this.redis = redis;
    this.settings = settings;
  }

  /** Credits for the holds of one group. */
  public Credits open() {
    return new Credits(this, settings);
  }

  /**
   * What Redis said of a counter.
   *
   * @param granted how many credits were taken
   * @param windowLeft until the counter's window ends
   */
  record Grant(int granted, Duration windowLeft) {}

  /** Takes credits of several counters in one pipeline. */
  Map<String, Grant> take(Map<String, CreditRequest> requests) throws ThrottleUnavailable {
    if (redis.away()) {
      throw new ThrottleUnavailable("Redis is away");
    }
    List<String> keys = List.copyOf(requests.keySet());
    RFuture<BatchResult<?>> answers = null;
    try {
      RBatch batch = redis.client().createBatch(BatchOptions.defaults().retryAttempts(0));
      long window = settings.window().toMillis();
      requests.forEach(
          (key, request) -> run(batch, TAKE, key, request.limit(), request.wanted(), window));
      answers = batch.executeAsync();
      return grants(keys, answers.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).getResponses());
    } catch (TimeoutException e) {
      // Slow is not away: whether Redis is there is for the next check of the connection to say.
      if (answers != null) {
        refundWhenLate(keys, answers);
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

  /** How many credits of a counter with a limit are wanted. */
  record CreditRequest(int limit, int wanted) {}

  private static void run(RBatch batch, String script, String key, Object... values) {
    var _ =
        batch
            .getScript(StringCodec.INSTANCE)
            .evalAsync(Mode.READ_WRITE, script, ReturnType.LIST, List.of(key), values);
  }

  private static Map<String, Grant> grants(List<String> keys, List<?> responses) {
    Map<String, Grant> grants = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      List<?> response = (List<?>) responses.get(i);
      grants.put(
          keys.get(i),
          new Grant((int) number(response.get(0)), Duration.ofMillis(number(response.get(1)))));
    }
    return grants;
  }

  private static long number(Object value) {
    return Long.parseLong(String.valueOf(value));
  }

  /** An answer that comes after nobody waits for it has still taken credits. */
  private void refundWhenLate(List<String> keys, RFuture<BatchResult<?>> answers) {
    var _ =
        answers
            .toCompletableFuture()
            .thenAccept(
                late -> {
                  Map<String, Integer> unused = new HashMap<>();
                  grants(keys, late.getResponses())
                      .forEach((key, grant) -> unused.put(key, grant.granted()));
                  refund(unused);
                });
  }

  /** Gives credits back without waiting; what is lost here ends with its window. */
  void refund(Map<String, Integer> credits) {
    RBatch batch =
        redis.client().createBatch(BatchOptions.defaults().retryAttempts(0).skipResult());
    credits.forEach(
        (key, count) -> {
          if (count > 0) {
            run(batch, REFUND, key, count);
          }
        });
    if (credits.values().stream().anyMatch(count -> count > 0) && !redis.away()) {
      var _ =
          batch
              .executeAsync()
              .exceptionally(
                  failure -> {
                    redis.failed(failure);
                    return null;
                  });
    }
  }
}
