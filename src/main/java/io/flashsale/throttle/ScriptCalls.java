package io.flashsale.throttle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;

/**
 * Calls of a script by its hash, in one pipeline. Where a Redis that was started anew does not know
 * the script, it is told and asked again.
 */
final class ScriptCalls {
  private final RedissonClient client;

  ScriptCalls(RedissonClient client) {
    this.client = client;
  }

  /** The answer of each call; fails when one has none. */
  CompletableFuture<Map<ScriptCall, String>> run(CounterScript script, List<ScriptCall> calls) {
    return attempt(script, calls)
        .thenCompose(
            answers -> {
              List<ScriptCall> open = withoutAnswer(calls, answers);
              if (open.isEmpty()) {
                return CompletableFuture.completedFuture(answers);
              }
              return script.load(client).thenCompose(loaded -> again(script, open, answers));
            });
  }

  private CompletableFuture<Map<ScriptCall, String>> again(
      CounterScript script, List<ScriptCall> open, Map<ScriptCall, String> answers) {
    return attempt(script, open)
        .thenApply(
            more -> {
              if (!withoutAnswer(open, more).isEmpty()) {
                throw new IllegalStateException("Redis forgets the script as soon as it is loaded");
              }
              answers.putAll(more);
              return answers;
            });
  }

  private static List<ScriptCall> withoutAnswer(
      List<ScriptCall> calls, Map<ScriptCall, String> answers) {
    return calls.stream().filter(call -> !answers.containsKey(call)).toList();
  }

  /** The answers of the calls whose Redis knows the script. */
  private CompletableFuture<Map<ScriptCall, String>> attempt(
      CounterScript script, List<ScriptCall> calls) {
    RBatch batch = client.createBatch(BatchOptions.defaults().retryAttempts(0));
    Map<ScriptCall, CompletableFuture<String>> answers = new HashMap<>();
    calls.forEach(call -> answers.put(call, script.run(batch, call.keys(), call.values())));
    return batch
        .executeAsync()
        .handle((all, failure) -> failure)
        .toCompletableFuture()
        .thenCompose(failure -> gathered(answers, failure));
  }

  /** A script that is not known fails the batch, yet every other call has its own answer. */
  private static CompletableFuture<Map<ScriptCall, String>> gathered(
      Map<ScriptCall, CompletableFuture<String>> answers, Throwable failure) {
    Map<ScriptCall, String> told = new HashMap<>();
    for (var entry : answers.entrySet()) {
      CompletableFuture<String> answer = entry.getValue();
      if (!answer.isDone()) {
        return CompletableFuture.failedFuture(failure);
      }
      if (!answer.isCompletedExceptionally()) {
        told.put(entry.getKey(), answer.join());
      } else if (!CounterScript.isUnknown(answer.exceptionNow())) {
        return CompletableFuture.failedFuture(answer.exceptionNow());
      }
    }
    return CompletableFuture.completedFuture(told);
  }
}
