package io.flashsale.throttle;

import io.flashsale.throttle.HoldThrottle.CreditRequest;
import io.flashsale.throttle.HoldThrottle.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * The counters in Redis. Each is moved by a command of its own key, so a Cluster can hold them; all
 * that a group needs go in one pipeline.
 *
 * <p>Most shoppers of a crowd come for the first time: their counter is set where there is none,
 * which costs Redis a third of a script. Who is counted already is counted on by the script.
 */
final class Counters {

  /** Takes up to ARGV[2] credits of a limit of ARGV[1]; the window starts with the first. */
  private static final CounterScript TAKE =
      new CounterScript(
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

  /** What came of one attempt at a counter. */
  private sealed interface Attempt {
    record Answered(Grant grant) implements Attempt {}

    record Again(Way way) implements Attempt {}
  }

  /** A way to ask a counter. */
  private enum Way {
    WHERE_THERE_IS_NONE,
    BY_SCRIPT,
    BY_SCRIPT_ONCE_LOADED
  }

  private record Question(String key, CreditRequest request, Way way) {
    Question by(Way another) {
      return new Question(key, request, another);
    }
  }

  private final RedissonClient client;
  private final Duration window;

  Counters(RedissonClient client, Duration window) {
    this.client = client;
    this.window = window;
  }

  /** Takes credits, of each counter as many as its limit allows. */
  CompletableFuture<Map<String, Grant>> take(Map<String, CreditRequest> requests) {
    List<Question> questions = new ArrayList<>();
    requests.forEach(
        (key, request) ->
            questions.add(
                new Question(
                    key,
                    request,
                    request.wanted() == 1 ? Way.WHERE_THERE_IS_NONE : Way.BY_SCRIPT)));
    return take(questions);
  }

  private CompletableFuture<Map<String, Grant>> take(List<Question> questions) {
    RBatch batch = client.createBatch(BatchOptions.defaults().retryAttempts(0));
    Map<Question, CompletableFuture<Attempt>> attempts = new HashMap<>();
    questions.forEach(question -> attempts.put(question, attempt(batch, question)));
    return batch
        .executeAsync()
        .toCompletableFuture()
        .thenApply(all -> true)
        // A script that is not known fails the batch, yet every attempt has its own answer.
        .exceptionallyCompose(failure -> allDone(attempts, failure))
        .thenCompose(done -> takeAgain(attempts));
  }

  private static CompletableFuture<Boolean> allDone(
      Map<Question, CompletableFuture<Attempt>> attempts, Throwable failure) {
    boolean done =
        attempts.values().stream()
            .allMatch(attempt -> attempt.isDone() && !attempt.isCompletedExceptionally());
    return done ? CompletableFuture.completedFuture(true) : CompletableFuture.failedFuture(failure);
  }

  private CompletableFuture<Map<String, Grant>> takeAgain(
      Map<Question, CompletableFuture<Attempt>> attempts) {
    Map<String, Grant> grants = new HashMap<>();
    List<Question> open = new ArrayList<>();
    attempts.forEach(
        (question, attempt) -> {
          switch (attempt.join()) {
            case Attempt.Answered(var grant) -> grants.put(question.key(), grant);
            case Attempt.Again(var way) -> open.add(question.by(way));
          }
        });
    if (open.isEmpty()) {
      return CompletableFuture.completedFuture(grants);
    }
    boolean known = open.stream().allMatch(question -> question.way() == Way.BY_SCRIPT);
    CompletableFuture<?> ready =
        known ? CompletableFuture.completedFuture(true) : TAKE.load(client);
    return ready
        .thenCompose(loaded -> take(open))
        .thenApply(
            more -> {
              grants.putAll(more);
              return grants;
            });
  }

  private CompletableFuture<Attempt> attempt(RBatch batch, Question question) {
    String key = question.key();
    CreditRequest request = question.request();
    Object[] values = {request.limit(), request.wanted(), window.toMillis()};
    return switch (question.way()) {
      case WHERE_THERE_IS_NONE ->
          batch
              .<String>getBucket(key, StringCodec.INSTANCE)
              .setIfAbsentAsync("1", window)
              .toCompletableFuture()
              .thenApply(
                  isFirst ->
                      isFirst
                          ? new Attempt.Answered(new Grant(1, window))
                          : new Attempt.Again(Way.BY_SCRIPT));
      case BY_SCRIPT -> answered(TAKE.run(batch, key, values)).exceptionally(Counters::unknown);
      case BY_SCRIPT_ONCE_LOADED -> answered(TAKE.run(batch, key, values));
    };
  }

  private static CompletableFuture<Attempt> answered(RFuture<List<Object>> answer) {
    return answer
        .toCompletableFuture()
        .thenApply(
            told ->
                new Attempt.Answered(
                    new Grant((int) number(told.get(0)), Duration.ofMillis(number(told.get(1))))));
  }

  private static long number(Object value) {
    return Long.parseLong(String.valueOf(value));
  }

  private static Attempt unknown(Throwable failure) {
    if (CounterScript.isUnknown(failure)) {
      return new Attempt.Again(Way.BY_SCRIPT_ONCE_LOADED);
    }
    throw new CompletionException(failure);
  }

  /** Gives credits back; ends when Redis has answered. */
  CompletableFuture<?> refund(Map<String, Integer> credits) {
    return refundOnce(credits)
        .exceptionallyCompose(
            failure ->
                CounterScript.isUnknown(failure)
                    ? REFUND.load(client).thenCompose(loaded -> refundOnce(credits))
                    : CompletableFuture.failedFuture(failure));
  }

  /**
   * Where the script is not known, no refund was made; of a Cluster only one node may have been
   * started anew, and the others' counters are then one refund too low, which loosens a limit once.
   */
  private CompletableFuture<Boolean> refundOnce(Map<String, Integer> credits) {
    RBatch batch = client.createBatch(BatchOptions.defaults().retryAttempts(0));
    credits.forEach(
        (key, count) -> {
          var _ = REFUND.run(batch, key, count);
        });
    return batch.executeAsync().toCompletableFuture().thenApply(all -> true);
  }
}
