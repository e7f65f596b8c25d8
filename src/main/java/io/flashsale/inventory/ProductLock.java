package io.flashsale.inventory;

import io.flashsale.redis.RedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RFuture;
import org.redisson.api.RLock;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

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

  /** How long a node keeps the lock that no other waits for, from group to group. */
  private static final Duration KEPT = Duration.ofSeconds(1);

  /** How long the lock lives when its holder dies. */
  static final Duration LEASE = Duration.ofSeconds(3);

  /**
   * How long who waits in the lock's queue is taken for alive, counted from the latest turn. Nobody
   * waits longer than {@link #WAIT}.
   */
  private static final Duration ALIVE = Duration.ofSeconds(3);

  /**
   * Keeps those who wait from being taken for dead while turns are given.
   *
   * <p>The fair lock counts a waiter's time from that of the one before, so as long as the queue is
   * never empty the times stand still, and after some seconds living waiters are thrown out, who
   * then wait in vain. A dead one is let go all the same: when it is the first, nobody gets a turn
   * any more, and its time runs out.
   */
  private static final String KEEP_WAITERS =
      """
      redis.replicate_commands()
      local time = redis.call('TIME')
      local alive = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
      local waiters = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
      for i = 1, #waiters, 2 do
        if tonumber(waiters[i + 1]) < alive then
          redis.call('ZADD', KEYS[1], string.format('%.0f', alive), waiters[i])
        end
      end
      return #waiters / 2
      """;

  /** What an answer may take beyond the wait that Redis was asked for. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private final RedisConnection redis;
  private final RLock lock;
  private final List<Object> waiters;

  /** Owners are numbered by turn: a turn that was lost is never mistaken for the next one. */
  private final AtomicLong turns;

  private Turn previous;

  ProductLock(RedisConnection redis, int productId, AtomicLong turns) {
    this.redis = redis;
    this.lock = redis.client().getFairLock("lock:product:" + productId);
    // Where the fair lock keeps until when it takes each waiter for alive.
    this.waiters = List.of("redisson_lock_timeout:{" + lock.getName() + "}");
    this.turns = turns;
    this.previous = new Turn(0, false);
  }

  /** Waits for the lock, where it was not kept, and goes on without it where it cannot be had. */
  Turn acquire() {
    long owner = turns.incrementAndGet();
    if (redis.away()) {
      return new Turn(owner, false);
    }
    if (!previous.takeUp()) {
      previous.awaitReleased();
      previous = new Turn(owner, tryLock(owner));
    }
    if (previous.locked) {
      previous.lookForWaiters();
    }
    return previous;
  }

  /** Gives the lock back where it was kept for a group that did not come. */
  void releaseKept() {
    if (previous.takeUp()) {
      previous.release();
    }
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

  /** How many wait for the lock; they are kept alive by being asked for. */
  private CompletableFuture<Long> waiting() {
    return redis
        .client()
        .getScript(StringCodec.INSTANCE)
        .<Long>evalAsync(Mode.READ_WRITE, KEEP_WAITERS, ReturnType.LONG, waiters, ALIVE.toMillis())
        .toCompletableFuture()
        .whenComplete(
            (count, failure) -> {
              if (failure != null) {
                redis.failed(failure);
              }
            });
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

  /** One turn at the product, with the lock or without it, for a group or several. */
  final class Turn {
    private final long owner;
    private final boolean locked;
    private final long since = System.nanoTime();
    private boolean kept;
    private CompletableFuture<Long> waiting = new CompletableFuture<>();
    private volatile @Nullable RFuture<Void> released;

    private Turn(long owner, boolean locked) {
      this.owner = owner;
      this.locked = locked;
    }

    private void lookForWaiters() {
      waiting = waiting();
    }

    /** Gives the lock back without waiting for Redis. */
    void release() {
      if (locked) {
        released = lock.unlockAsync(owner);
      }
    }

    /**
     * Keeps the lock for this node's next group, when no other node was seen to wait for it as the
     * group began; else gives it back. Who comes later waits for one more group at most.
     */
    void keepOrRelease() {
      if (locked && nobodyWaits() && System.nanoTime() - since < KEPT.toNanos()) {
        kept = true;
      } else {
        release();
      }
    }

    private boolean nobodyWaits() {
      return waiting.isDone() && !waiting.isCompletedExceptionally() && waiting.join() == 0;
    }

    private boolean takeUp() {
      boolean had = kept;
      kept = false;
      // A node that stalled meanwhile may have lost it.
      return had && System.nanoTime() - since < LEASE.toNanos();
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
