package io.flashsale.throttle;

import io.flashsale.puzzle.Once;
import io.flashsale.redis.RedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;

/**
 * Remembers in Redis what was used. While Redis is away everything counts as new: what is used is
 * good for a short time and for one customer only, and no hold is made then anyway.
 */
public final class UsedOnce implements Once {
  private static final long ANSWER_MILLIS = 2_000;

  private final RedisConnection redis;

  public UsedOnce(RedisConnection redis) {
    this.redis = redis;
  }

  @Override
  public boolean first(String what, String by, Duration kept) {
    if (redis.away()) {
      return true;
    }
    RBucket<String> user = redis.client().getBucket("used:" + what, StringCodec.INSTANCE);
    CompletableFuture<Boolean> first = user.setIfAbsentAsync(by, kept).toCompletableFuture();
    try {
      return first
          .thenCompose(
              isFirst ->
                  isFirst || by.isEmpty()
                      ? CompletableFuture.completedFuture(isFirst)
                      : user.getAsync().thenApply(by::equals).toCompletableFuture())
          .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      redis.failed(e);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
