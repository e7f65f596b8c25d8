package io.flashsale.web.live;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that pushes: gives a feed its turns until it is closed, then closes the feed. */
public final class LivePulse implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LivePulse.class);

  private static final long AFTER_A_FAULT_NANOS = 100_000_000;

  private final LiveFeed feed;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closed;

  /** Begins to give turns. */
  public LivePulse(LiveFeed feed) {
    this.feed = feed;
    this.thread = Thread.ofPlatform().name("live-push").daemon().start(this::run);
    feed.wakeBy(this::wake);
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      woken.set(false);
      long wait;
      try {
        wait = feed.turn();
      } catch (RuntimeException e) {
        log.error("A turn of the live feed failed", e);
        wait = AFTER_A_FAULT_NANOS;
      }
      if (wait > 0 && !woken.get()) {
        LockSupport.parkNanos(this, wait);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    feed.close();
  }
}
