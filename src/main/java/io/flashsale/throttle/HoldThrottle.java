package io.flashsale.throttle;

import io.flashsale.redis.RedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoScriptException;

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
  private static final CounterScript TAKE =
      new CounterScript(
          """
          local counter = redis.call('GET', KEYS[1])
          local limit, wanted = tonumber(ARGV[1]), tonumber(ARGV[2])
          if not counter then
            local granted = math.min(limit, wanted)
            redis.call('SET', KEYS[1], granted, 'PX', ARGV[3])
            return {granted, tonumber(ARGV[3])}
          end
          local granted = math.max(0, math.min(limit - (tonumber(counter) or 0), wanted))
          if granted > 0 then
            redis.call('INCRBY', KEYS[1], granted)
          end
          local left = redis.call('PTTL', KEYS[1])
          if left < 0 then
            left = tonumber(ARGV[3])
            redis.call('PEXPIRE', KEYS[1], left)
          end
          return {granted, left}
          """);

  /** Gives ARGV[1] credits back, of those that are there. */
  private static final CounterScript REFUND =
      new CounterScript(
          """
          local used = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
          local back = math.min(used, tonumber(ARGV[1]))
          if back > 0 and back == used then
            redis.call('DEL', KEYS[1])
          elseif back > 0 then
            redis.call('DECRBY', KEYS[1], back)
          end
          return {back}
          """);

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
    CompletableFuture<Map<String, Grant>> grants = null;
    try {
      grants = ask(requests, TAKE::run);
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

  /** How many credits of a counter with a limit are wanted. */
  record CreditRequest(int limit, int wanted) {}

  /** A way to run a script in a batch. */
  @FunctionalInterface
  private interface Call {
    RFuture<List<Object>> in(RBatch batch, String key, Object... values);
  }

  private CompletableFuture<Map<String, Grant>> ask(
      Map<String, CreditRequest> requests, Call call) {
    RBatch batch = redis.client().createBatch(BatchOptions.defaults().retryAttempts(0));
    Map<String, CompletableFuture<List<Object>>> answers = new HashMap<>();
    long window = settings.window().toMillis();
    requests.forEach(
        (key, request) ->
            answers.put(
                key,
                call.in(batch, key, request.limit(), request.wanted(), window)
                    .toCompletableFuture()));
    return batch
        .executeAsync()
        .toCompletableFuture()
        .thenCompose(all -> told(answers))
        .exceptionallyCompose(failure -> again(requests, answers, failure));
  }

  private static CompletableFuture<Map<String, Grant>> told(
      Map<String, CompletableFuture<List<Object>>> answers) {
    Map<String, Grant> grants = new HashMap<>();
    answers.forEach((key, answer) -> grants.put(key, grant(answer.join())));
    return CompletableFuture.completedFuture(grants);
  }

  private static Grant grant(List<Object> answer) {
    return new Grant((int) number(answer.get(0)), Duration.ofMillis(number(answer.get(1))));
  }

  private static long number(Object value) {
    return Long.parseLong(String.valueOf(value));
  }

  /** A Redis that was started or flushed anew does not know the script: it is told, once. */
  private CompletableFuture<Map<String, Grant>> again(
      Map<String, CreditRequest> requests,
      Map<String, CompletableFuture<List<Object>>> answers,
      Throwable failure) {
    Map<String, CreditRequest> unknown = new HashMap<>();
    Map<String, CompletableFuture<List<Object>>> known = new HashMap<>();
    answers.forEach(
        (key, answer) -> {
          if (answer.isCompletedExceptionally()
              && answer.exceptionNow() instanceof RedisNoScriptException) {
            unknown.put(key, requests.get(key));
          } else {
            known.put(key, answer);
          }
        });
    boolean othersFailed =
        known.values().stream().anyMatch(answer -> answer.state() != Future.State.SUCCESS);
    if (unknown.isEmpty() || othersFailed) {
      return CompletableFuture.failedFuture(failure);
    }
    return told(known)
        .thenCombine(
            ask(unknown, TAKE::introduce),
            (grants, more) -> {
              grants.putAll(more);
              return grants;
            });
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
    RBatch batch =
        redis.client().createBatch(BatchOptions.defaults().retryAttempts(0).skipResult());
    credits.forEach(
        (key, count) -> {
          if (count > 0) {
            var _ = REFUND.introduce(batch, key, count);
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
