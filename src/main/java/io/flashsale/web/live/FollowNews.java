package io.flashsale.web.live;

import io.flashsale.feed.Change.ResolvedOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of what clients follow, and tells them.
 *
 * <p>What a commit has resolved is told by the feed. What other nodes did is heard of over their
 * topic or, when that is lost, found when the ledger of its product has moved without this node:
 * then the states are read again.
 */
final class FollowNews implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FollowNews.class);

  private final Follows follows;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<Integer, Movement> movements = new ConcurrentHashMap<>();
  private final Queue<ResolvedOrder> resolved = new ConcurrentLinkedQueue<>();
  private final Set<Integer> linesMoved = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean reading = new AtomicBoolean();

  /** Reads wait for the database, which the thread that pushes must not. */
  private final ExecutorService readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("live-reader-", 0).factory());

  FollowNews(Follows follows, LongSupplier nanoTime) {
    this.follows = follows;
    this.nanoTime = nanoTime;
  }

  /** Reads what the listener follows and tells it from now on; returns one that is not known. */
  Optional<Key> begin(Listener listener) {
    return follows.begin(listener, followed -> tellBut(listener, followed));
  }

  void end(Listener listener) {
    follows.end(listener);
  }

  /** The events that tell the states of those whose bit is set. */
  List<byte[]> framesOf(List<Key> keys, long bits) {
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Followed followed = follows.find(keys.get(i));
      if ((bits >>> i & 1) == 1 && followed != null) {
        frames.add(followed.frame());
      }
    }
    return frames;
  }

  /** Notes what was resolved of that which is followed; returns whether there is any. */
  boolean resolved(List<ResolvedOrder> orders) {
    boolean any = false;
    for (ResolvedOrder order : orders) {
      if (follows.find(new Key(Kind.ORDER, order.id())) != null) {
        any |= resolved.add(order);
      }
    }
    return any;
  }

  void lineMoved(int productId) {
    linesMoved.add(productId);
  }

  /** This node has moved a product's ledger. */
  void movedHere(int productId, long fromSeq, long toSeq) {
    movementOf(productId).here(fromSeq, toSeq);
  }

  /** A product's ledger was seen to have come this far. */
  void seen(int productId, long seq) {
    movementOf(productId).seen(seq);
  }

  private Movement movementOf(int productId) {
    return movements.computeIfAbsent(productId, id -> new Movement());
  }

  /** Whether there is something to tell. */
  boolean waiting() {
    return !resolved.isEmpty() || !linesMoved.isEmpty();
  }

  /** Tells what was resolved. */
  void tellResolved() {
    ResolvedOrder order = resolved.poll();
    while (order != null) {
      follows.resolve(order).ifPresent(this::tell);
      order = resolved.poll();
    }
  }

  /**
   * Has the entries of the lines that moved read again, and told where they are others; where the
   * last read still goes on, that is for the next call.
   *
   * @return whether any line had moved
   */
  boolean tellLines() {
    if (linesMoved.isEmpty()) {
      return false;
    }
    Set<Integer> moved = Set.copyOf(linesMoved);
    // Before the read, so that what moves after it is read again.
    linesMoved.removeAll(moved);
    Map<Integer, List<Followed>> entries = follows.unsettled(Kind.ENTRY);
    if (!read(entries.entrySet().stream().filter(it -> moved.contains(it.getKey())).toList())) {
      linesMoved.addAll(moved);
    }
    return true;
  }

  /** Has read again what other nodes may have changed without telling. */
  void readMissed() {
    if (reading.get()) {
      return;
    }
    for (Kind kind : Kind.values()) {
      read(
          follows.unsettled(kind).entrySet().stream()
              .filter(it -> movementOf(it.getKey()).missedBy(kind))
              .toList());
    }
  }

  /** Returns false when the last read still goes on. */
  private boolean read(List<Map.Entry<Integer, List<Followed>>> byProduct) {
    List<Followed> all =
        byProduct.stream().map(Map.Entry::getValue).flatMap(Collection::stream).toList();
    if (all.isEmpty()) {
      return true;
    }
    if (!reading.compareAndSet(false, true)) {
      return false;
    }
    try {
      readers.execute(() -> readAndTell(all));
    } catch (RejectedExecutionException e) {
      reading.set(false);
    }
    return true;
  }

  private void readAndTell(List<Followed> all) {
    try {
      follows.read(all).forEach(this::tell);
    } catch (RuntimeException e) {
      log.debug("What clients follow was not read, to be tried when it moves again", e);
    } finally {
      reading.set(false);
    }
  }

  private void tell(Followed followed) {
    tellBut(null, followed);
  }

  /** Tells all who follow it but the one who is told it with the beginning of its stream. */
  private void tellBut(@Nullable Listener beginning, Followed followed) {
    long now = nanoTime.getAsLong();
    for (Listener listener : followed.listeners()) {
      if (listener != beginning) {
        listener.mark(followed.key());
        listener.push(now);
      }
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
