package io.flashsale.inventory;

import io.flashsale.redis.RedisConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RFuture;
import org.redisson.api.RLock;
import org.redisson.client.RedisException;

/**
 * The Redis lock {@code lock:product:<id>}, which gives the nodes their turns.
 *
 * <p>It is fair, so that nodes share a hot product evenly, and it is expendable: the product's row
 * lock is what keeps the stock right. It is waited for {@link #WAIT} at most and not at all while
 * Redis is away, and its lease ends by itself, so that a node which dies holding it stops nobody
 * for long.
 */
final class ProductLock {

  /** How long a group waits for its turn before it goes on under the row lock alone. */
  static final Duration WAIT = Duration.ofSeconds(1);

  /** How long the lock lives when its holder dies. */
  static final Duration LEASE = Duration.ofSeconds(3);

  /** What an answer may take beyond the wait that Redis was asked for. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private final RedisConnection redis;
  private final RLock lock;

  /** Owners are numbered by turn: a turn that was lost is never mistaken for the next one. */
  private final AtomicLong turns;

  private Turn previous;

  ProductLock(RedisConnection redis, int productId, AtomicLong turns) {
    this.redis = redis;
    this.lock = redis.client().getFairLock("lock:product:" + productId);
    this.turns = turns;
    this.previous = new Turn(0, false);
  }

  /** Waits for the lock and goes on without it where it cannot be had. */
  Turn acquire() {
    long owner = turns.incrementAndGet();
    if (redis.away()) {
      return new Turn(owner, false);
    }
    previous.awaitReleased();
    previous = new Turn(owner, tryLock(owner));
    return previous;
  }

  private boolean tryLock(long owner) {
    RFuture<Boolean> locked = null;
    try {
      locked = lock.tryLockAsync(WAIT.toMillis(), LEASE.toMillis(), TimeUnit.MILLISECONDS, owner);
      return locked.get(WAIT.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (locked != null) {
        unlockWhenLate(locked, owner);
      }
      return false;
    } catch (ExecutionException | RedisException e) {
      redis.failed(e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void unlockWhenLate(RFuture<Boolean> locked, long owner) {
    var _ =
        locked
            .toCompletableFuture()
            .thenAccept(
                late -> {
                  if (late) {
                    var _ = lock.unlockAsync(owner);
                  }
                });
  }

  /** One turn at the product, with the lock or without it. */
  final class Turn {
    private final long owner;
    private final boolean locked;
    private volatile @Nullable RFuture<Void> released;

    private Turn(long owner, boolean locked) {
      this.owner = owner;
      this.locked = locked;
    }

    /** Gives the lock back without waiting for Redis. */
    void release() {
      if (locked) {
        released = lock.unlockAsync(owner);
      }
    }

    /** Waits until the release has reached Redis, so that the next turn does not wait for it. */
    private void awaitReleased() {
      RFuture<Void> release = released;
      if (release == null) {
        return;
      }
      try {
        release.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // The lease had run out, or Redis is slow: the next turn finds out whether it can be had.
        released = null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
