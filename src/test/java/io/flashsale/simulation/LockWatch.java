package io.flashsale.simulation;

import io.flashsale.redis.RedisConnection;
import io.flashsale.startup.StartFailure;
import java.util.List;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** Looks at a product's lock in Redis, past the nodes. */
final class LockWatch implements AutoCloseable {

  /** Longer than a turn, and much longer than a handing over. */
  private static final int LOOKS = 40;

  private static final long PAUSE_MILLIS = 5;

  /** The holder, and the first who waits, each with its turn. */
  private static final String LOOK =
      """
      local holder = redis.call('HKEYS', KEYS[1])[1] or ''
      local first = redis.call('LINDEX', KEYS[2], 0) or ''
      return holder .. ' ' .. first
      """;

  private final RedisConnection redis;
  private final List<Object> keys;

  LockWatch(String redisUrl, int product) {
    try {
      this.redis = RedisConnection.open(List.of(redisUrl));
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
    String lock = "lock:product:" + product;
    this.keys = List.of(lock, "redisson_lock_queue:{" + lock + "}");
  }

  private String look() {
    return redis
        .client()
        .getScript(StringCodec.INSTANCE)
        .eval(Mode.READ_ONLY, LOOK, ReturnType.STRING, keys);
  }

  /** Whether one and the same turn has the lock all the time. */
  boolean isHeldOn() {
    String holder = look().split(" ", -1)[0];
    return !holder.isEmpty() && stays(holder + " ");
  }

  /** Whether nobody has the lock, and one and the same turn is the first to wait all the time. */
  boolean isWaitedForInVain() {
    String seen = look();
    return seen.startsWith(" ") && seen.length() > 1 && stays(seen);
  }

  private boolean stays(String prefix) {
    for (int i = 0; i < LOOKS; i++) {
      if (!look().startsWith(prefix)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
