package io.flashsale.throttle;

import io.flashsale.throttle.HoldThrottle.CreditRequest;
import io.flashsale.throttle.HoldThrottle.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The counters in Redis. A script moves many of them in one call, since a command a counter costs
 * Redis and its client more than the counting does. In a Cluster, where the keys of a call have to
 * be on one node, each counter has a call of its own; all calls go in one pipeline.
 */
final class Counters {

  /**
   * Takes credits of each counter, as many of those wanted as its limit allows; the window of
   * ARGV[1] milliseconds starts with the first. Then two values a counter: its limit and what is
   * wanted. Most shoppers of a crowd come for the first time: their counter is set where there is
   * none.
   */
  private static final CounterScript TAKE =
      new CounterScript(
          """
          local window = tonumber(ARGV[1])
          local told = {}
          for i, key in ipairs(KEYS) do
            local limit, wanted = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
            local granted, left = wanted, window
            if wanted > limit or not redis.call('SET', key, wanted, 'PX', window, 'NX') then
              local used = tonumber(redis.call('GET', key) or '0') or 0
              granted = math.max(0, math.min(limit - used, wanted))
              if granted > 0 then
                redis.call('INCRBY', key, granted)
              end
              left = redis.call('PTTL', key)
              if used == 0 or left == -1 then
                left = window
                redis.call('PEXPIRE', key, left)
              end
            end
            told[2 * i - 1], told[2 * i] = granted, left
          end
          return table.concat(told, ' ')
          """);

  /** Gives credits back, a value a counter, of those that are there. */
  private static final CounterScript REFUND =
      new CounterScript(
          """
          for i, key in ipairs(KEYS) do
            local used = tonumber(redis.call('GET', key) or '0') or 0
            local back = math.min(used, tonumber(ARGV[i]))
            if back > 0 and back == used then
              redis.call('DEL', key)
            elseif back > 0 then
              redis.call('DECRBY', key, back)
            end
          end
          return ''
          """);

  /** Redis does nothing else while a script runs: some milliseconds at most. */
  private static final int KEYS_A_CALL = 1000;

  private final ScriptCalls calls;
  private final int keysACall;

  /**
   * @param cluster whether the keys may be on several nodes
   */
  Counters(ScriptCalls calls, boolean cluster) {
    this.calls = calls;
    this.keysACall = cluster ? 1 : KEYS_A_CALL;
  }

  /**
   * Takes credits, of each counter as many as its limit allows.
   *
   * @param window of the counters that are new; the others keep the window that they began with
   */
  CompletableFuture<Map<String, Grant>> take(Map<String, CreditRequest> requests, Duration window) {
    return calls
        .run(TAKE, split(requests, asked -> asked(asked, window)))
        .thenApply(Counters::grants);
  }

  private static Object[] asked(List<CreditRequest> requests, Duration window) {
    List<Object> values = new ArrayList<>(2 * requests.size() + 1);
    values.add(window.toMillis());
    for (CreditRequest request : requests) {
      values.add(request.limit());
      values.add(request.wanted());
    }
    return values.toArray();
  }

  private static Map<String, Grant> grants(Map<ScriptCall, String> answers) {
    Map<String, Grant> grants = new HashMap<>();
    answers.forEach(
        (call, told) -> {
          String[] numbers = told.split(" ", -1);
          for (int i = 0; i < call.keys().size(); i++) {
            int granted = Integer.parseInt(numbers[2 * i]);
            Duration left = Duration.ofMillis(Long.parseLong(numbers[2 * i + 1]));
            grants.put(call.keys().get(i), new Grant(granted, left));
          }
        });
    return grants;
  }

  /** Gives credits back; ends when Redis has answered. */
  CompletableFuture<?> refund(Map<String, Integer> credits) {
    return calls.run(REFUND, split(credits, List::toArray));
  }

  private <T> List<ScriptCall> split(Map<String, T> all, Function<List<T>, Object[]> values) {
    List<ScriptCall> split = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<T> asked = new ArrayList<>();
    for (var entry : all.entrySet()) {
      keys.add(entry.getKey());
      asked.add(entry.getValue());
      if (keys.size() == keysACall) {
        split.add(new ScriptCall(List.copyOf(keys), values.apply(asked)));
        keys.clear();
        asked.clear();
      }
    }
    if (!keys.isEmpty()) {
      split.add(new ScriptCall(List.copyOf(keys), values.apply(asked)));
    }
    return split;
  }
}
