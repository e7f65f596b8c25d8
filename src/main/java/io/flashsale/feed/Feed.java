package io.flashsale.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells changes to the listeners in this process.
 *
 * <p>Listeners run on the publisher's thread, which is a sequencer between two commits: they hand
 * work on and return at once. One that throws is logged and harms no other.
 */
public final class Feed {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

  /** A listener's place in the feed; closing it ends the telling. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  public Subscription subscribe(Consumer<Change> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  public void publish(Change change) {
    for (Consumer<Change> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        log.warn("A listener of the feed failed on {}", change, e);
      }
    }
  }
}
